/** The parameters that CloudFormation defines itself. */
export const pseudoParameters: Readonly<Record<string, string>> = {
  'AWS::AccountId': 'The id of the account in which the stack is made, 12 digits.',
  'AWS::NotificationARNs': 'The list of topics that are told of the stack’s events.',
  'AWS::NoValue': 'Takes the property away, as the value of one way of a Fn::If.',
  'AWS::Partition': 'The partition of the region: aws, aws-cn, aws-us-gov ...',
  'AWS::Region': 'The region in which the stack is made.',
  'AWS::StackId': 'The ARN of the stack.',
  'AWS::StackName': 'The name of the stack.',
  'AWS::URLSuffix': 'The domain of the partition’s services.',
};
