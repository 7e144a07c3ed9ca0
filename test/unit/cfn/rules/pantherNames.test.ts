import { p2006 } from '../../../../server/src/core/cfn/rules/policies/p2006.ts';
import { ruleTable } from '../../../support/ruleTable.ts';

/** A resource with the one property. */
const within = (type: string, property: string, document: string) =>
  `Resources:\n  It:\n    Type: ${type}\n    Properties:\n      ${property}: ${document}\n`;
const queue = (name: string) => within('AWS::SQS::Queue', 'QueueName', name);
const named = (name: string) => within('AWS::IAM::Role', 'RoleName', name);

ruleTable(p2006, {
  good: {
    'the name that is looked for': named('!Sub PantherAuditRole-${MasterAccountRegion}'),
    'the same, written out': named('PantherRemediationRole-eu-west-1'),
    'other roles': named('PantherEnrichmentWorker'),
    'what a function gives': named('!Ref PantherAuditRole'),
    'the queue, and one beside it':
      queue('panther-aws-events-queue') + queue('panther-aws-events-queue-dlq').slice(10).replace('It', 'B'),
    'queues of others': queue('events-queue') + queue('panther-jobs').slice(10).replace('It', 'B'),
    'a queue that is named by its ARN': within(
      'AWS::SNS::Subscription',
      'Endpoint',
      '!Sub arn:${AWS::Partition}:sqs:${Region}:${Account}:panther-aws-events-queue',
    ),
  },
  bad: {
    'a misspelt queue': {
      text: queue('«panther-aws-event-queue»'),
      says: 'Panther looks for no queue of this name; did you mean panther-aws-events-queue: panther-aws-event-queue',
      fixed: queue('panther-aws-events-queue'),
    },
    'a misspelt topic, in an ARN': {
      text: within(
        'AWS::SNS::Subscription',
        'TopicArn',
        '"arn:aws:sns:us-east-1:123456789012:«panther-cloudwatch-event-topic»"',
      ),
      says: /did you mean panther-cloudwatch-events-topic: /,
    },
    'a misspelt StackSet': {
      text: within('AWS::CloudFormation::StackSet', 'StackSetName', '«panther-realtime-events»'),
      says: /^Panther looks for no StackSet of this name; did you mean panther-real-time-events: /,
    },
    'roles of a StackSet': {
      text: `Resources:\n  It:\n    Type: AWS::CloudFormation::StackSet\n    Properties:\n      AdministrationRoleARN: !Sub arn:\${AWS::Partition}:iam::1:role/«PantherCloudFormationStackSetAdminRle»-\${A}\n      ExecutionRoleName: «PantherCloudFormationStackSetExecutionRole»\n`,
      says: [/did you mean PantherCloudFormationStackSetAdminRole: /, /^The region of the master account is due/],
    },
    'a misspelt name': {
      text: named('!Sub «PantherAudtRole»-${Region}'),
      says: 'Panther looks for no role of this name; did you mean PantherAuditRole: PantherAudtRole',
      fixed: named('!Sub PantherAuditRole-${Region}'),
    },
    'a name without the region': {
      text: named('«PantherCloudFormationStackSetAdminRole»'),
      says: /^The region of the master account is due/,
    },
  },
});
