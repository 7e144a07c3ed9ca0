import assert from 'node:assert/strict';
import { allows, mentions, type Verdict } from '../../../../server/src/core/events/setup/policy.ts';

const topic = 'arn:aws:sns:eu-west-1:123456789012:panther-cloudwatch-events-topic';
const question = {
  service: 'sns.amazonaws.com',
  action: 'sqs:SendMessage',
  resource: 'arn:aws:sqs:us-east-1:111122223333:panther-aws-events-queue',
  context: {
    'aws:SecureTransport': 'true',
    'aws:PrincipalIsAWSService': 'true',
    'aws:SourceArn': topic,
    'aws:SourceAccount': '123456789012',
  },
};
const allow = {
  Effect: 'Allow',
  Principal: { Service: 'sns.amazonaws.com' },
  Action: 'sqs:SendMessage',
  Resource: '*',
};
const when = (Condition: object) => ({ ...allow, Condition });
const everyone = { ...allow, Principal: '*' };
const denyAll = { ...everyone, Effect: 'Deny', Action: 'sqs:*' };
const denyWhen = (Condition: object) => ({ ...denyAll, Condition });
const another = 'arn:aws:sqs:us-east-1:111122223333:another';

const table: readonly (readonly [name: string, statements: unknown, verdict: Verdict])[] = [
  ['nothing', [], 'no'],
  ['no statements at all', undefined, 'no'],
  ['one statement that is no list', allow, 'yes'],
  [
    'the service among others',
    [{ ...allow, Principal: { Service: ['s3.amazonaws.com', 'sns.amazonaws.com'] } }],
    'yes',
  ],
  ['another service', [{ ...allow, Principal: { Service: 's3.amazonaws.com' } }], 'no'],
  ['an account', [{ ...allow, Principal: { AWS: '123456789012' } }], 'no'],
  ['everyone', [everyone], 'yes'],
  ['everyone as AWS', [{ ...allow, Principal: { AWS: '*' } }], 'yes'],
  ['all actions, in any case', [{ ...allow, Action: ['SQS:*'] }], 'yes'],
  ['another action', [{ ...allow, Action: 'sqs:ReceiveMessage' }], 'no'],
  [
    'the topic by a pattern',
    [when({ ArnLike: { 'aws:SourceArn': 'arn:*:sns:*:123456789012:panther-*-topic' } })],
    'yes',
  ],
  ['the topic by its ARN, key in another case', [when({ ArnEquals: { 'AWS:SourceArn': topic } })], 'yes'],
  ['another account’s topic', [when({ ArnLike: { 'aws:SourceArn': 'arn:*:sns:*:999999999999:*' } })], 'no'],
  ['one of several', [when({ StringEquals: { 'aws:SourceAccount': ['999999999999', '123456789012'] } })], 'yes'],
  [
    'two conditions, one of which fails',
    [when({ Bool: { 'aws:SecureTransport': 'true' }, StringEquals: { 'aws:SourceAccount': '1' } })],
    'no',
  ],
  ['an organization that is not known', [when({ StringEquals: { 'aws:SourceOrgID': 'o-a1b2c3d4e5' } })], 'maybe'],
  ['a key that has to be there, and is', [when({ Null: { 'aws:SourceArn': 'false' } })], 'yes'],
  ['a key that must not be there, and is', [when({ Null: { 'aws:SourceArn': 'true' } })], 'no'],
  ['an address, which depends on the way', [when({ IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } })], 'maybe'],
  ['an operator that is not known', [when({ NumericLessThan: { 'aws:SourceAccount': '5' } })], 'maybe'],
  [
    'a denial of plain connections',
    [allow, { ...everyone, Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }],
    'yes',
  ],
  ['a denial of everyone', [allow, { ...everyone, Effect: 'Deny' }], 'no'],
  [
    'a denial of what is not the topic',
    [allow, { ...everyone, Effect: 'Deny', Condition: { ArnNotLike: { 'aws:SourceArn': `${topic}*` } } }],
    'yes',
  ],
  ['a denial of all but an account', [allow, { ...denyAll, Principal: undefined, NotPrincipal: { AWS: '1' } }], 'no'],
  [
    'a denial of all but the service',
    [allow, { ...denyAll, Principal: undefined, NotPrincipal: { Service: 'sns.amazonaws.com' } }],
    'yes',
  ],
  ['a denial of all but reading', [allow, { ...denyAll, Action: undefined, NotAction: 'sqs:Receive*' }], 'no'],
  ['a denial of all but sending', [allow, { ...denyAll, Action: undefined, NotAction: 'sqs:Send*' }], 'yes'],
  ['a denial of all but another queue', [allow, { ...denyAll, Resource: undefined, NotResource: another }], 'no'],
  ['a denial for another queue', [allow, { ...denyAll, Resource: another }], 'yes'],
  ['another queue', [{ ...allow, Resource: another }], 'no'],
  ['the queue by a pattern', [{ ...allow, Resource: ['arn:aws:sqs:*:111122223333:panther-*'] }], 'yes'],
  [
    'a denial of who is of no organization, which a service never is',
    [allow, denyWhen({ StringNotEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } })],
    'no',
  ],
  [
    'a denial of other ways than an endpoint',
    [allow, denyWhen({ StringNotEquals: { 'aws:SourceVpce': 'vpce-1' } })],
    'no',
  ],
  ['a denial of what comes by an endpoint', [allow, denyWhen({ StringEquals: { 'aws:SourceVpce': 'vpce-1' } })], 'yes'],
  [
    'a denial of another organization that spares services',
    [
      allow,
      denyWhen({
        StringNotEqualsIfExists: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' },
        BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' },
      }),
    ],
    'yes',
  ],
  ['a denial that may hold', [allow, denyWhen({ StringNotEquals: { 'aws:SourceOrgID': 'o-a1b2c3d4e5' } })], 'maybe'],
];

describe('a policy', () => {
  for (const [name, Statement, verdict] of table) {
    it(`with ${name}: ${verdict}`, () => {
      assert.equal(allows(JSON.stringify({ Version: '2012-10-17', Statement }), question), verdict);
    });
  }

  it('that is none, or no JSON, allows nothing', () => {
    assert.deepEqual(
      [null, '', '{"Statement": [', '[]'].map((text) => allows(text, question)),
      ['no', 'no', 'no', 'no'],
    );
  });

  it('is matched in a moment, whatever its patterns', () => {
    const evil = `${'*a'.repeat(200)}b`;
    const Statement = [when({ StringLike: { 'aws:SourceArn': evil } })];
    const long = { ...question, context: { 'aws:SourceArn': 'a'.repeat(5_000) } };
    assert.equal(allows(JSON.stringify({ Statement }), long), 'no');
  });

  it('tells which keys its conditions name', () => {
    const text = JSON.stringify({ Statement: [when({ StringEquals: { 'aws:sourceOrgId': 'o-a1b2c3d4e5' } })] });
    assert.deepEqual([mentions(text, 'aws:SourceOrgID'), mentions(text, 'aws:SourceArn')], [true, false]);
  });
});
