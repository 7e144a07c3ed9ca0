/** Templates of any size, with one mistake at the end: what finds nothing has not looked. */

export const mistake = 'DelaySecond';

/** `resources` of them, and at least so many bytes; what resources do not need is in the code of functions. */
export function templateText(resources: number, bytes: number): string {
  const plain = Array.from({ length: resources }, (_, index) => resourceText(index, ''));
  const spare = Math.max(0, bytes - HEAD.length - plain.join('').length);
  const functions = Math.ceil(resources / KINDS.length);
  const each = Math.floor(spare / functions);
  const padding = Array.from({ length: Math.floor(each / LINE.length) }, () => LINE).join('');
  const last = `  Last:\n    Type: AWS::SQS::Queue\n    Properties:\n      ${mistake}: 5\n`;
  return `${HEAD}${Array.from({ length: resources - 1 }, (_, index) => resourceText(index, padding)).join('')}${last}`;
}

const HEAD = `AWSTemplateFormatVersion: '2010-09-09'
Description: Made for a benchmark
Parameters:
  Stage:
    Type: String
    Default: dev
    AllowedValues: [dev, prod]
Conditions:
  IsProd: !Equals [!Ref Stage, prod]
Resources:
`;
const LINE = '            console.log("one more line of code", event.records.length);\n';

function resourceText(index: number, padding: string): string {
  const kind = KINDS[index % KINDS.length];
  return kind === undefined ? '' : kind(index - (index % KINDS.length), padding);
}

/** Each group of them refers to its own. */
const KINDS: readonly ((group: number, padding: string) => string)[] = [
  (group, padding) => `  Worker${group}:
    Type: AWS::Lambda::Function
    Properties:
      FunctionName: !Sub "\${Stage}-worker-${group}"
      Description: Works
      Runtime: nodejs22.x
      Handler: index.handler
      Role: !GetAtt Role${group}.Arn
      Timeout: 30
      Environment:
        Variables:
          QUEUE: !Ref Queue${group}
          STAGE: !If [IsProd, production, !Ref Stage]
      Code:
        ZipFile: |
          exports.handler = async (event) => {
${padding}          };
`,
  (group) => `  Role${group}:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Principal: { Service: lambda.amazonaws.com }
            Action: sts:AssumeRole
      Policies:
        - PolicyName: work
          PolicyDocument:
            Version: "2012-10-17"
            Statement:
              - Effect: Allow
                Action: [sqs:ReceiveMessage, sqs:DeleteMessage, sqs:GetQueueAttributes]
                Resource: !GetAtt Queue${group}.Arn
`,
  (group) => `  Queue${group}:
    Type: AWS::SQS::Queue
    Condition: IsProd
    Properties:
      QueueName: !Sub "\${Stage}-queue-${group}"
      VisibilityTimeout: 180
      Tags:
        - Key: stage
          Value: !Ref Stage
`,
  (group) => `  Rule${group}:
    Type: AWS::Events::Rule
    Properties:
      State: ENABLED
      EventPattern:
        source: [aws.s3]
        detail: { eventName: [{ prefix: Put }] }
      Targets:
        - Id: worker
          Arn: !GetAtt Worker${group}.Arn
`,
  (group) => `  Bucket${group}:
    Type: AWS::S3::Bucket
    Properties:
      BucketName: !Sub "\${AWS::StackName}-${group}"
      VersioningConfiguration: { Status: Enabled }
      BucketEncryption:
        ServerSideEncryptionConfiguration:
          - ServerSideEncryptionByDefault: { SSEAlgorithm: AES256 }
`,
];
