import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../../../../scripts/paths.ts';
import { p2008 } from '../../../../server/src/core/cfn/rules/security/p2008.ts';
import { languageData } from '../../../support/languageData.ts';
import { diagnoseWith, ruleTable } from '../../../support/ruleTable.ts';

const topic = `Resources:
  Topic:
    Type: AWS::SNS::Topic
    Properties: { TopicName: panther-cloudwatch-events-topic }
`;
interface RuleText {
  readonly id?: string;
  readonly target?: string;
  readonly more?: string;
}
const rule = (pattern: string, { id = 'Changes', target = 'Arn: !Ref Topic', more = '' }: RuleText = {}) =>
  `  ${id}:\n    Type: AWS::Events::Rule\n    Properties:\n${more}      ${pattern}\n      Targets: [{ Id: a, ${target} }]\n`;
const changes = "EventPattern: { detail-type: ['AWS API Call via CloudTrail'], detail: { readOnly: [false] } }";
const services = rule("EventPattern: { detail-type: ['AWS Service Event via CloudTrail'] }", { id: 'Services' });
const some = '{ detail-type: [AWS API Call via CloudTrail], source: [aws.s3], detail: { readOnly: [false] } }';

ruleTable(p2008, {
  good: {
    'rules that let pass what is needed': topic + rule(changes) + services,
    'one rule that lets pass everything': topic + rule('EventPattern: { version: ["0"] }'),
    'several that do so between them':
      topic +
      rule(`EventPattern: ${some.replace('[aws.s3]', '[{ prefix: aws.s }]')}`) +
      rule(`EventPattern: ${some.replace('[aws.s3]', '[{ anything-but: { prefix: aws.s } }]')}`, { id: 'Others' }) +
      services,
    'a rule for the account and the region of the stack':
      topic + rule(changes.replace('{', '{ account: [!Ref AWS::AccountId], region: [!Ref AWS::Region],')) + services,
    'a rule for a region': topic + rule(changes.replace('{', '{ region: [eu-west-1],')) + services,
    'a rule that feeds somebody else': topic + rule(`EventPattern: ${some}`, { target: 'Arn: !GetAtt Queue.Arn' }),
    'a rule that is switched off': topic + rule(`EventPattern: ${some}`, { more: '      State: DISABLED\n' }),
    'a pattern that a function completes': topic + rule(`EventPattern: ${some.replace('[aws.s3]', '!Ref Sources')}`),
    'the rule for services alone': topic + services,
    'a heartbeat with a text of its own':
      topic + rule('ScheduleExpression: rate(5 minutes)', { target: "Arn: !Ref Topic, Input: '{}'" }),
  },
  bad: {
    'a rule for some services': {
      text: topic + rule(`«EventPattern»: ${some}`) + services,
      says: /this pattern loses some or all of: access-analyzer, acm, .* and \d+ more$/,
    },
    'a rule for some calls, by the name of the topic': {
      text: `Resources:\n${rule(
        `«EventPattern»: ${some.replace('source: [aws.s3],', '').replace('[false]', '[false], eventName: [{ prefix: Delete }]')}`,
        {
          target:
            'Arn: !Sub "arn:${AWS::Partition}:sns:${AWS::Region}:${AWS::AccountId}:panther-cloudwatch-events-topic"',
        },
      )}`,
      says: /this pattern loses some or all of: every service$/,
    },
    'a rule for what reads': {
      text: topic + rule(`«EventPattern»: ${some.replace('source: [aws.s3],', '').replace('false', 'true')}`),
      says: /this pattern loses some or all of: every service$/,
      severity: 'warning',
    },
    'nothing of what services change': {
      text: topic + rule(`«${changes.slice(0, 12)}»${changes.slice(12)}`),
      says: /^No rule here lets pass what services change by themselves/,
      severity: 'info',
    },
    'a part of events': {
      text: topic + rule(changes, { target: 'Arn: !Ref Topic, «InputPath»: $.detail' }) + services,
      says: 'Panther reads events as they are, and not what this makes of them; take it away: InputPath',
    },
    'a queue that is fed at once': {
      text: `Resources:\n  Queue:\n    Type: AWS::SQS::Queue\n    Properties: { QueueName: panther-aws-events-queue }\n${rule(
        `«EventPattern»: ${some}`,
        { target: 'Arn: !GetAtt Queue.Arn' },
      )}`,
      says: /loses some or all of/,
    },
  },
});

describe('the rules of the real-time template', () => {
  it('let pass what is needed', () => {
    const shipped = readFileSync(path.join(projectRoot, 'templates', 'panther-cloudwatch-events.yml'), 'utf8');
    assert.deepEqual(diagnoseWith(p2008, shipped, languageData()), []);
    const narrower = shipped.replace('readOnly:', 'eventSource: [s3.amazonaws.com]\n          readOnly:');
    assert.equal(diagnoseWith(p2008, narrower, languageData()).length, 1);
  });
});
