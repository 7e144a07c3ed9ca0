import { e3002 } from '../../../../server/src/core/cfn/rules/schema/e3002.ts';
import { e3003 } from '../../../../server/src/core/cfn/rules/schema/e3003.ts';
import { e3012 } from '../../../../server/src/core/cfn/rules/schema/e3012.ts';
import { ruleTable } from '../../../support/ruleTable.ts';

const queue = (...properties: readonly string[]) =>
  `Resources:\n  Queue:\n    Type: AWS::SQS::Queue\n    Properties:\n${properties.map((line) => `      ${line}\n`).join('')}`;

/** A queue for each of two names. */
const loop = (...properties: readonly string[]) =>
  `Transform: AWS::LanguageExtensions\nResources:\n  Fn::ForEach::Queues:\n    - Name\n    - [A, B]\n    - Queue\${Name}:\n        Type: AWS::SQS::Queue\n        Properties:\n${properties.map((line) => `          ${line}\n`).join('')}`;

ruleTable(e3002, {
  good: {
    'names that a loop makes': loop('Delay${Name}: 5'),
    'properties that there are': queue('DelaySeconds: 5', 'Tags: [{ Key: a, Value: b }]'),
    'what a loop or a transform writes': queue('DelaySeconds: 5', 'Fn::Transform: { Name: AWS::Include }'),
  },
  bad: {
    'a misspelt property within a loop': {
      text: loop('«DelaySecond»: 5', 'QueueName: !Sub a-${Name}'),
      says: /did you mean DelaySeconds/,
      fixed: loop('DelaySeconds: 5', 'QueueName: !Sub a-${Name}'),
    },
    'a misspelt property': {
      text: queue('«DelaySecond»: 5'),
      says: 'AWS::SQS::Queue has no such property; did you mean DelaySeconds: DelaySecond',
      fixed: queue('DelaySeconds: 5'),
    },
    'what SAM may have come to take': {
      text: `Transform: AWS::Serverless-2016-10-31\nResources:\n  It:\n    Type: AWS::Serverless::Function\n    Properties: { InlineCode: a, Handler: a, Runtime: nodejs22.x, «DurableConfig»: {} }\n`,
      says: /no such property that is known, AWS::Lambda::Function has; SAM may have come to take it: DurableConfig$/,
      severity: 'warning',
    },
  },
});

ruleTable(e3003, {
  good: {
    'what is there':
      'Resources:\n  A:\n    Type: AWS::SNS::Subscription\n    Properties: { Protocol: sqs, TopicArn: a }\n',
  },
  bad: {
    'what is missing': {
      text: 'Resources:\n  «A»:\n    Type: AWS::SNS::Subscription\n    Properties: { Protocol: sqs }\n',
      says: 'AWS::SNS::Subscription needs the property: TopicArn',
    },
  },
});

ruleTable(e3012, {
  good: {
    'what a loop fills in': loop("DelaySeconds: '${Name}'", 'FifoQueue: "&{Name}"'),
    'values of the right kind': queue('DelaySeconds: "5"', 'FifoQueue: true', 'QueueName: 5'),
    functions: queue('DelaySeconds: !Ref A', 'FifoQueue: !If [A, true, !Ref AWS::NoValue]'),
  },
  bad: {
    'a list where a text is due': { text: queue('QueueName: «[a]»'), says: 'QueueName takes a text, this is a list.' },
    'a text where a list of texts is due': {
      text: 'Resources:\n  A:\n    Type: AWS::IAM::User\n    Properties:\n      Groups: «admins»\n',
      says: 'Groups takes a list, this is a text.',
      fixed: 'Resources:\n  A:\n    Type: AWS::IAM::User\n    Properties:\n      Groups: [admins]\n',
    },
    'one way of a Fn::If': {
      text: queue('FifoQueue: !If [A, true, «maybe»]'),
      says: 'FifoQueue takes true or false, this is a text.',
    },
  },
});
