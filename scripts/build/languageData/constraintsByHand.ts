/**
 * Constraints that no package has, each after AWS's documentation of the property. By type, definition (`` for the type
 * itself) and property.
 */
import type { Constraint } from './constraints.ts';

const BYTE = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
const ADDRESS = `${BYTE}\\.${BYTE}\\.${BYTE}\\.${BYTE}`;
const BLOCK = `^${ADDRESS}/(?:3[0-2]|[12]?\\d)$`;
/** Of networks and subnets. */
const VPC_BLOCK = `^${ADDRESS}/(?:1[6-9]|2[0-8])$`;
const PROTOCOLS = ['application', 'email', 'email-json', 'firehose', 'http', 'https', 'lambda', 'sms', 'sqs'];

export const constraintsByHand: Readonly<
  Record<string, Readonly<Record<string, Readonly<Record<string, Constraint>>>>>
> = {
  'AWS::CodePipeline::Pipeline': { '': { Stages: { minLength: 2 } } },
  'AWS::EC2::SecurityGroup': { Egress: { CidrIp: { pattern: BLOCK } }, Ingress: { CidrIp: { pattern: BLOCK } } },
  'AWS::EC2::SecurityGroupEgress': { '': { CidrIp: { pattern: BLOCK } } },
  'AWS::EC2::SecurityGroupIngress': { '': { CidrIp: { pattern: BLOCK } } },
  'AWS::EC2::Subnet': { '': { CidrBlock: { pattern: VPC_BLOCK } } },
  'AWS::EC2::VPC': { '': { CidrBlock: { pattern: VPC_BLOCK } } },
  'AWS::IAM::Role': { '': { MaxSessionDuration: { minimum: 3600, maximum: 43_200 } } },
  'AWS::Lambda::Function': {
    '': {
      FunctionName: {
        pattern: '^(?:arn:[^:]+:lambda:[^:]*:\\d{12}:function:|(?:\\d{12}:)?function:)?[a-zA-Z0-9_-]+$',
        maxLength: 170,
      },
      MemorySize: { minimum: 128, maximum: 10_240 },
    },
  },
  'AWS::S3::Bucket': {
    '': { BucketName: { pattern: '^[a-z0-9][a-z0-9.-]*[a-z0-9]$', minLength: 3, maxLength: 63 } },
  },
  'AWS::SNS::Subscription': { '': { Protocol: { pattern: `^(?:${PROTOCOLS.join('|')})$` } } },
  'AWS::SQS::Queue': {
    '': {
      DelaySeconds: { minimum: 0, maximum: 900 },
      KmsDataKeyReusePeriodSeconds: { minimum: 60, maximum: 86_400 },
      MaximumMessageSize: { minimum: 1024, maximum: 1_048_576 },
      MessageRetentionPeriod: { minimum: 60, maximum: 1_209_600 },
      ReceiveMessageWaitTimeSeconds: { minimum: 0, maximum: 20 },
      VisibilityTimeout: { minimum: 0, maximum: 43_200 },
    },
  },
};
