import assert from 'node:assert/strict';
import type {
  KeyFacts,
  PlaceFacts,
  QueueFacts,
  RuleFacts,
  SubscriptionFacts,
  TopicFacts,
  TrailFacts,
} from '../../../../server/src/core/events/setup/facts.ts';
import { isOldTopic } from '../../../../server/src/core/events/setup/oldTopics.ts';
import { judgePlace } from '../../../../server/src/core/events/setup/place.ts';
import { judgeQueue } from '../../../../server/src/core/events/setup/queue.ts';
import type { StackInstance } from '../../../../server/src/core/stacksets/instance.ts';

const now = 1_700_000_000_000;
const topicArn = 'arn:aws:sns:eu-west-1:123456789012:panther-cloudwatch-events-topic';
const queueArn = 'arn:aws:sqs:us-east-1:111122223333:panther-aws-events-queue';
const lets = (service: string, Action: string) =>
  JSON.stringify({ Statement: [{ Effect: 'Allow', Principal: { Service: service }, Action }] });

const key: KeyFacts = {
  arn: 'arn:aws:kms:eu-west-1:123456789012:key/k',
  state: 'Enabled',
  isOfAws: false,
  policy: lets('events.amazonaws.com', 'kms:*'),
};
const trail: TrailFacts = {
  arn: 'arn:aws:cloudtrail:us-east-1:123456789012:trail/all',
  homeRegion: 'us-east-1',
  includesGlobal: true,
  isLogging: { value: true },
  selectors: { value: { basic: [], advanced: [] } },
};
const subscription: SubscriptionFacts = { arn: `${topicArn}:1`, isRaw: true, filterPolicy: null };
const changes: RuleFacts = {
  name: 'changes',
  isEnabled: true,
  pattern: '{"detail-type":["AWS API Call via CloudTrail"],"detail":{"readOnly":[false]}}',
  schedule: null,
  sendsWhole: { value: true },
};
const service: RuleFacts = {
  ...changes,
  name: 'service',
  pattern: '{"detail-type":["AWS Service Event via CloudTrail"]}',
};
const heartbeat: RuleFacts = {
  name: 'beat',
  isEnabled: true,
  pattern: null,
  schedule: 'rate(5 minutes)',
  sendsWhole: { value: true },
};
const topic: TopicFacts = {
  policy: lets('events.amazonaws.com', 'sns:Publish'),
  key: { value: key },
  subscription: { value: subscription },
  rules: { value: [changes, service, heartbeat] },
};
const good: PlaceFacts = {
  region: 'eu-west-1',
  trails: { value: [trail] },
  stack: null,
  topic: { value: topic },
  oldTopics: { value: [] },
  heartbeatAt: now - 60_000,
};
const queue: QueueFacts = {
  arn: queueArn,
  policy: lets('sns.amazonaws.com', 'sqs:SendMessage'),
  key: null,
  deadLetterQueue: { value: { arn: `${queueArn}-dlq`, messages: 0 } },
};
const around = {
  accountId: '123456789012',
  topicArn,
  homeRegion: 'us-east-1',
  queueArn,
  queue,
  organizationId: null as string | null,
  sources: ['ec2', 'iam', 's3'],
  isReceiving: true,
  now,
};

const withTopic = (change: Partial<TopicFacts>): PlaceFacts => ({ ...good, topic: { value: { ...topic, ...change } } });
const withRules = (...rules: readonly RuleFacts[]) => withTopic({ rules: { value: rules } });
const withKey = (change: Partial<KeyFacts>) => withTopic({ key: { value: { ...key, ...change } } });
const withTrail = (change: Partial<TrailFacts>): PlaceFacts => ({
  ...good,
  trails: { value: [{ ...trail, ...change }] },
});
const instance: StackInstance = {
  accountId: '123456789012',
  region: 'eu-west-1',
  status: 'current',
  detail: 'SUCCEEDED',
  reason: null,
  drift: null,
  stackId: 'stack',
  operationId: null,
};
const withStack = (change: Partial<StackInstance>): PlaceFacts => ({ ...good, stack: { ...instance, ...change } });
const reads = { basic: [{ ReadWriteType: 'ReadOnly' }], advanced: [] };
const denied = { problem: 'AWS refused it' };

const table: readonly (readonly [name: string, facts: PlaceFacts, wrong: string, said: RegExp])[] = [
  ['no trail', { ...good, trails: { value: [] } }, 'trail failed', /^No trail/],
  ['trails that may not be read', { ...good, trails: denied }, 'trail unknown', /AWS refused it/],
  ['a trail that does not log', withTrail({ isLogging: { value: false } }), 'trail failed', /does not log/],
  ['a trail of reads', withTrail({ selectors: { value: reads } }), 'trail failed', /no management events that write/],
  ['a trail whose selectors may not be read', withTrail({ selectors: denied }), 'trail unknown', /AWS refused it/],
  [
    'a trail without KMS',
    withTrail({
      selectors: { value: { basic: [{ ExcludeManagementEventSources: ['kms.amazonaws.com'] }], advanced: [] } },
    }),
    'trail warning',
    /leaves out: kms/,
  ],
  [
    'a stack that its StackSet could not update',
    withStack({ status: 'outdated', detail: 'FAILED', reason: 'Rate exceeded' }),
    'stack failed',
    /up to date: Rate exceeded$/,
  ],
  ['a stack that is worked on', withStack({ status: 'outdated', detail: 'RUNNING' }), 'stack warning', /works on/],
  ['a stack that somebody changed', withStack({ drift: 'drifted' }), 'stack warning', /Somebody changed/],
  ['no topic', { ...good, topic: { value: null } }, 'topic failed', /nothing comes in of this region\.$/],
  [
    'no topic where IAM tells',
    { ...good, region: 'us-east-1', topic: { value: null } },
    'topic failed',
    /nothing of IAM/,
  ],
  ['a topic that may not be read', { ...good, topic: denied }, 'topic unknown', /AWS refused it/],
  ['a topic that lets nobody in', withTopic({ policy: '{}' }), 'topicPolicy failed', /does not let EventBridge/],
  [
    'a topic with a condition',
    withTopic({
      policy: JSON.stringify({
        Statement: [
          {
            Effect: 'Allow',
            Principal: { Service: 'events.amazonaws.com' },
            Action: 'sns:Publish',
            Condition: { ArnLike: { 'aws:SourceArn': '*' } },
          },
        ],
      }),
    }),
    'topicPolicy failed',
    /under a condition/,
  ],
  ['AWS’s own key', withKey({ isOfAws: true, policy: '' }), 'topicKey failed', /EventBridge may not use/],
  ['a key that is to be deleted', withKey({ state: 'PendingDeletion' }), 'topicKey failed', /PendingDeletion/],
  [
    'a key that EventBridge may not use',
    withKey({ policy: lets('s3.amazonaws.com', 'kms:*') }),
    'topicKey failed',
    /does not let/,
  ],
  [
    'a key of which only half is allowed',
    withKey({ policy: lets('events.amazonaws.com', 'kms:Decrypt') }),
    'topicKey failed',
    /does not let/,
  ],
  ['no subscription', withTopic({ subscription: { value: null } }), 'subscription failed', /not subscribed/],
  [
    'a subscription that waits',
    withTopic({ subscription: { value: { ...subscription, arn: null } } }),
    'subscription failed',
    /consent/,
  ],
  [
    'a subscription in envelopes',
    withTopic({ subscription: { value: { ...subscription, isRaw: false } } }),
    'subscription warning',
    /envelopes/,
  ],
  [
    'a subscription with a filter',
    withTopic({ subscription: { value: { ...subscription, filterPolicy: '{"a":["b"]}' } } }),
    'subscription failed',
    /filter/,
  ],
  ['rules that may not be read', withTopic({ rules: denied }), 'changesRule unknown', /AWS refused it/],
  ['no rule for changes', withRules(service, heartbeat), 'changesRule failed', /lets no call pass/],
  [
    'a disabled rule',
    withRules({ ...changes, isEnabled: false }, service, heartbeat),
    'changesRule failed',
    /disabled: changes$/,
  ],
  [
    'rules of some services',
    withRules({ ...changes, pattern: '{"source":["aws.ec2"]}' }, service, heartbeat),
    'changesRule failed',
    /not every change pass of: iam, s3$/,
  ],
  [
    'a rule of some verbs',
    withRules(
      { ...changes, pattern: '{"detail":{"eventName":[{"prefix":"Create"},{"prefix":"Delete"}]}}' },
      service,
      heartbeat,
    ),
    'changesRule failed',
    /not every change pass of: ec2, iam, s3$/,
  ],
  [
    'a rule of one address',
    withRules(
      {
        ...changes,
        pattern:
          '{"detail":{"readOnly":[false],"sourceIPAddress":[{"cidr":"10.0.0.0/8"}],"errorCode":[{"exists":false}]}}',
      },
      service,
      heartbeat,
    ),
    'changesRule failed',
    /only changes with certain values of detail\.sourceIPAddress, and loses the others\.$/,
  ],
  [
    'a rule that sends only a part of the event',
    withRules({ ...changes, sendsWhole: { value: false } }, service, heartbeat),
    'changesRule failed',
    /only a part of the event, which cannot be read: changes$/,
  ],
  [
    'a rule whose targets may not be read',
    withRules({ ...changes, sendsWhole: denied }, service, heartbeat),
    'changesRule unknown',
    /AWS refused it/,
  ],
  ['no rule for services', withRules(changes, heartbeat), 'serviceRule warning', /by themselves/],
  ['no rule for heartbeats', withRules(changes, service), 'heartbeatRule warning', /No rule sends heartbeats/],
  [
    'a disabled rule for heartbeats',
    withRules(changes, service, { ...heartbeat, isEnabled: false }),
    'heartbeatRule failed',
    /disabled: beat$/,
  ],
  ['no heartbeat ever', { ...good, heartbeatAt: null }, 'heartbeat failed', /ever/],
  ['a heartbeat of 13 minutes ago', { ...good, heartbeatAt: now - 13 * 60_000 }, 'heartbeat failed', /12 minutes/],
];

describe('the set-up of a region', () => {
  const wrong = (facts: PlaceFacts, changed: Partial<typeof around> = {}) =>
    judgePlace(facts, { ...around, ...changed }).filter(({ status }) => status !== 'ok');

  it('that is as it should be has nothing wrong, each step told of', () => {
    const judged = judgePlace(good, around);
    assert.deepEqual(
      judged.filter(({ status }) => status !== 'ok'),
      [],
    );
    assert.equal(judged.length, 10);
  });

  for (const [name, facts, expected, said] of table) {
    it(`with ${name}: ${expected}`, () => {
      const [finding, ...others] = wrong(facts);
      assert.deepEqual([`${finding?.check} ${finding?.status}`, others], [expected, []]);
      assert.match(finding?.text ?? '', said);
      assert.ok(finding?.hint);
    });
  }

  it('takes the best of several trails', () => {
    const other = { ...trail, isLogging: { value: false } };
    assert.deepEqual(wrong({ ...good, trails: { value: [other, trail] } }), []);
  });

  it('asks the trail for the global services where these tell of their changes', () => {
    const regional = { ...withTrail({ includesGlobal: false }) };
    assert.deepEqual(wrong(regional), []);
    const [finding] = wrong({ ...regional, region: 'us-east-1' });
    assert.deepEqual([finding?.check, finding?.status], ['trail', 'warning']);
  });

  it('takes a rule that spares what failed for whole', () => {
    const pattern = '{"detail":{"readOnly":[false],"errorCode":[{"exists":false}]}}';
    assert.deepEqual(wrong(withRules({ ...changes, pattern }, service, heartbeat)), []);
  });

  it('adds the rules together', () => {
    const half = { ...changes, name: 'half', pattern: '{"source":["aws.ec2"]}' };
    const rest = { ...changes, name: 'rest', pattern: '{"source":["aws.iam","aws.s3"]}' };
    assert.deepEqual(wrong(withRules(half, rest, service, heartbeat)), []);
  });

  it('blames the queue’s policy, and judges an organization where it is known', () => {
    const policy = JSON.stringify({
      Statement: [
        {
          Effect: 'Allow',
          Principal: { Service: 'sns.amazonaws.com' },
          Action: 'sqs:SendMessage',
          Condition: { StringEquals: { 'aws:SourceOrgID': 'o-a1b2c3d4e5' } },
        },
      ],
    });
    const status = (changed: Partial<typeof around>) => wrong(good, changed).map((one) => `${one.check} ${one.status}`);
    const organized = { ...queue, policy };
    assert.deepEqual(status({ queue: { ...queue, policy: null } }), ['queuePolicy failed']);
    assert.deepEqual(status({ queue: organized }), ['queuePolicy unknown']);
    assert.deepEqual(wrong(good, { queue: organized, organizationId: 'o-a1b2c3d4e5' }), []);
  });

  it('asks the queue’s policy for the SNS of a region that is disabled by default', () => {
    const remote = { ...good, region: 'ap-east-1' };
    const letting = (name: string) => ({ queue: { ...queue, policy: lets(name, 'sqs:SendMessage') } });
    const [finding] = wrong(remote);
    assert.deepEqual([finding?.check, finding?.status], ['queuePolicy', 'failed']);
    assert.match(finding?.text ?? '', /sns\.ap-east-1\.amazonaws\.com$/);
    assert.match(finding?.hint ?? '', /OptInRegions, .* ap-east-1\.$/);
    assert.deepEqual(wrong(remote, letting('sns.ap-east-1.amazonaws.com')), []);
    const near = { ...queue, arn: queueArn.replace('us-east-1', 'ap-east-1') };
    assert.deepEqual(wrong(remote, { queue: near }), []);
  });

  it('tells of the topics that older stacks left behind, what they do and how to remove them', () => {
    const arn = 'arn:aws:sns:eu-west-1:123456789012:panther-events-PantherEventsTopic-1A2B3C4D5E6F';
    const left = { oldTopics: { value: [{ arn, isSubscribed: true, rules: ['panther-old'] }] } };
    for (const facts of [good, { ...good, topic: { value: null } }]) {
      const finding = wrong({ ...facts, ...left }).find(({ check }) => check === 'oldTopic');
      assert.equal(finding?.status, 'warning');
      assert.match(finding.text, /1A2B3C4D5E6F\. .* come in twice\. Rules that send to it: panther-old\.$/);
      assert.match(finding.hint ?? '', /^Delete the stack panther-events, /);
      assert.equal(finding.command, `aws sns delete-topic --topic-arn ${arn} --region eu-west-1`);
    }
    const quiet = wrong({ ...good, oldTopics: { value: [{ arn, isSubscribed: false, rules: [] }] } });
    assert.match(quiet[0]?.text ?? '', /not subscribed to it.*No rule sends to it\.$/);
    assert.equal(isOldTopic(arn), true);
    assert.equal(isOldTopic(topicArn), false);
    assert.equal(isOldTopic('arn:aws:sns:eu-west-1:123456789012:orders'), false);
  });

  it('expects no heartbeat where nobody receives', () => {
    const [finding] = wrong({ ...good, heartbeatAt: null }, { isReceiving: false });
    assert.deepEqual([finding?.check, finding?.status], ['heartbeat', 'unknown']);
  });
});

describe('the queue', () => {
  const ownKey = { ...key, policy: lets('sns.amazonaws.com', 'kms:*') };
  const cases: readonly (readonly [name: string, facts: Parameters<typeof judgeQueue>[0], wrong: readonly string[]])[] =
    [
      ['as the template makes it', { value: queue }, []],
      ['that is missing', { value: null }, ['queue failed']],
      ['that may not be read', denied, ['queue unknown']],
      ['with a key of its own that SNS may use', { value: { ...queue, key: { value: ownKey } } }, []],
      ['with a key that SNS may not use', { value: { ...queue, key: { value: key } } }, ['queueKey failed']],
      ['with AWS’s key', { value: { ...queue, key: { value: { ...ownKey, isOfAws: true } } } }, ['queueKey failed']],
      [
        'with a disabled key',
        { value: { ...queue, key: { value: { ...ownKey, state: 'Disabled' } } } },
        ['queueKey failed'],
      ],
      ['with a key that may not be read', { value: { ...queue, key: denied } }, ['queueKey unknown']],
      ['without a dead-letter queue', { value: { ...queue, deadLetterQueue: null } }, ['deadLetters warning']],
      [
        'with messages that were given up',
        { value: { ...queue, deadLetterQueue: { value: { arn: `${queueArn}-dlq`, messages: 3 } } } },
        ['deadLetters failed'],
      ],
    ];
  for (const [name, facts, expected] of cases) {
    it(`${name}: ${expected.join(', ') || 'nothing wrong'}`, () => {
      const wrong = judgeQueue(facts, 'us-east-1').filter(({ status }) => status !== 'ok');
      assert.deepEqual(
        wrong.map(({ check, status }) => `${check} ${status}`),
        expected,
      );
      assert.ok(wrong.every(({ hint }) => hint !== null));
    });
  }
});
