/** A template with one error: a reference to nothing. */
export const brokenTemplate = `AWSTemplateFormatVersion: "2010-09-09"
Resources:
  Orders:
    Type: AWS::SQS::Queue
    Properties:
      QueueName: !Ref Nothing
`;
