/** Checking real time's set-up: one that is as it should be, and then broken in one way after the other. */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CloudTrailClient,
  CreateTrailCommand,
  PutEventSelectorsCommand,
  StartLoggingCommand,
  StopLoggingCommand,
} from '@aws-sdk/client-cloudtrail';
import {
  DisableRuleCommand,
  EnableRuleCommand,
  EventBridgeClient,
  ListTargetsByRuleCommand,
  PutRuleCommand,
  PutTargetsCommand,
} from '@aws-sdk/client-eventbridge';
import { KMSClient, PutKeyPolicyCommand } from '@aws-sdk/client-kms';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import {
  GetTopicAttributesCommand,
  ListSubscriptionsByTopicCommand,
  SetSubscriptionAttributesCommand,
  SetTopicAttributesCommand,
  SNSClient,
  SubscribeCommand,
  UnsubscribeCommand,
} from '@aws-sdk/client-sns';
import {
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  PurgeQueueCommand,
  SendMessageCommand,
  SetQueueAttributesCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { estateEnvironment } from '../../scripts/estate/environment.ts';
import { checkSetup } from '../../server/src/app/events/setup/checkSetup.ts';
import { executeStack } from '../../server/src/app/stacks/executeStack.ts';
import { planStack } from '../../server/src/app/stacks/planStack.ts';
import { planQueuePolicy, writeQueuePolicy } from '../../server/src/app/stacks/queuePolicy.ts';
import { type App, composeApp } from '../../server/src/compose.ts';
import type { Account } from '../../server/src/core/accounts/account.ts';
import { payments } from '../support/accounts.ts';
import { hastyClock } from '../support/fakeClock.ts';
import { runCli } from '../support/runCli.ts';
import { quiet } from './operatorHome.ts';
import { inAccount } from './support/clients.ts';
import { useEmulator } from './support/emulator.ts';
import { makeScanRole } from './support/scanRole.ts';

const hub = '111122223333';
const member: Account = { ...payments, regions: ['us-east-1', 'eu-west-1'] };
const topicArn = `arn:aws:sns:eu-west-1:${member.id}:panther-cloudwatch-events-topic`;
const queueArn = `arn:aws:sqs:us-east-1:${hub}:panther-aws-events-queue`;
const { signal } = new AbortController();

describe('checking the set-up of real time', function () {
  this.timeout(60_000);
  const emulator = useEmulator();
  const environment = { ...process.env };
  let home = '';
  let env: Readonly<Record<string, string>>;
  let app: App;
  let sqs: SQSClient;
  let sns: SNSClient;
  let rules: EventBridgeClient;
  let trails: CloudTrailClient;

  before('what the templates make, in two regions; a trail of one account', async () => {
    const { endpoint } = emulator();
    await emulator().reset();
    home = await mkdtemp(join(tmpdir(), 'panther-setup-'));
    for (const name of Object.keys(process.env)) if (name.startsWith('AWS_')) delete process.env[name];
    const aws = await estateEnvironment(endpoint, home);
    env = { ...aws, PANTHER_HOME: home };
    Object.assign(process.env, aws);
    await makeScanRole(endpoint, member);
    const parts = { accountsFile: join(home, 'accounts.yaml'), home, profile: 'security', askMfa: null, log: quiet };
    app = await composeApp(parts, { clock: hastyClock(Date.now()) });
    await app.accountsFile.update(() => ({
      kind: 'setMaster',
      master: { accountId: hub, region: 'us-east-1', profile: 'security' },
    }));
    await app.accountsFile.update(() => ({ kind: 'put', account: member }));
    await deploy({ template: 'eventsQueue', account: null, profile: 'security' });
    for (const region of member.regions) {
      await deploy({ template: 'realTimeEvents', account: member, region, profile: 'payments' });
    }
    const inIreland = await inAccount(endpoint, member.id, 'eu-west-1');
    sqs = new SQSClient(await inAccount(endpoint, hub));
    sns = new SNSClient(inIreland);
    rules = new EventBridgeClient(inIreland);
    const inHome = await inAccount(endpoint, member.id);
    await new S3Client(inHome).send(new CreateBucketCommand({ Bucket: 'trail-of-payments' }));
    trails = new CloudTrailClient(inHome);
    await trails.send(
      new CreateTrailCommand({ Name: 'all', S3BucketName: 'trail-of-payments', IsMultiRegionTrail: true }),
    );
    await trails.send(new StartLoggingCommand({ Name: 'all' }));
    await beat();
  });

  after(async () => {
    await app.close();
    for (const name of Object.keys(process.env)) if (!(name in environment)) delete process.env[name];
    Object.assign(process.env, environment);
    await rm(home, { recursive: true, force: true });
  });

  async function deploy(target: Omit<Parameters<typeof planStack>[1], 'acknowledged'>) {
    const plan = await planStack(app, { ...target, acknowledged: [] }, signal);
    await executeStack(app, { ...target, plan }, () => undefined, signal);
  }

  /** As the receiver keeps heartbeats, and what it says of itself. */
  async function beat(): Promise<void> {
    const at = app.clock.now();
    const heartbeats = member.regions.map((region) => ({ accountId: member.id, region, at, sentAt: at }));
    await app.store.takeIn({ events: [], heartbeats, deadLetters: [] });
    await app.store.saveReceiver(JSON.stringify({ holder: 'test', state: 'receiving', reason: null }), at);
  }

  /** What is not as it should be. */
  async function wrong() {
    const findings = await checkSetup(app, null, signal);
    return findings.filter(({ status }) => status !== 'ok');
  }
  const told = async () => (await wrong()).map(({ region, check, status }) => [region, check, status].join(' '));

  async function queueUrl(name = 'panther-aws-events-queue'): Promise<string> {
    return (await sqs.send(new GetQueueUrlCommand({ QueueName: name }))).QueueUrl ?? '';
  }

  it('finds nothing wrong with what the templates make', async () => {
    assert.deepEqual(await wrong(), []);
    const findings = await checkSetup(app, [member], signal);
    assert.deepEqual(
      findings
        .filter(({ region, accountId }) => accountId === member.id && region === 'eu-west-1')
        .map(({ check }) => check),
      [
        ...['trail', 'topic', 'topicPolicy', 'topicKey', 'subscription', 'queuePolicy'],
        ...['changesRule', 'serviceRule', 'heartbeatRule', 'heartbeat'],
      ],
    );
  });

  it('finds a rule that is disabled, and says how to enable it', async () => {
    await rules.send(new DisableRuleCommand({ Name: 'panther-cloudtrail-changes' }));
    const [finding, ...others] = await wrong();
    assert.deepEqual(others, []);
    assert.deepEqual(
      [finding?.accountName, finding?.region, finding?.check, finding?.status, finding?.command],
      [
        ...['Payments', 'eu-west-1', 'changesRule', 'failed'],
        'aws events enable-rule --name panther-cloudtrail-changes --region eu-west-1',
      ],
    );
    await rules.send(new EnableRuleCommand({ Name: 'panther-cloudtrail-changes' }));
    assert.deepEqual(await told(), []);
  });

  it('finds a pattern that lets pass the changes of some services only', async () => {
    const before = { 'detail-type': ['AWS API Call via CloudTrail'], detail: { readOnly: [false] } };
    const put = (pattern: object) =>
      rules.send(new PutRuleCommand({ Name: 'panther-cloudtrail-changes', EventPattern: JSON.stringify(pattern) }));
    await put({ ...before, source: [{ 'anything-but': ['aws.iam', 'aws.s3'] }] });
    const [finding] = await wrong();
    assert.deepEqual([finding?.check, finding?.region], ['changesRule', 'eu-west-1']);
    assert.match(finding?.text ?? '', /lets not every change pass of: iam, s3$/);
    await put(before);
    assert.deepEqual(await told(), []);
  });

  it('finds a rule that sends only a part of the event', async () => {
    const Rule = 'panther-cloudtrail-changes';
    const { Targets = [] } = await rules.send(new ListTargetsByRuleCommand({ Rule }));
    await rules.send(
      new PutTargetsCommand({ Rule, Targets: Targets.map((target) => ({ ...target, InputPath: '$.detail' })) }),
    );
    const [finding, ...others] = await wrong();
    assert.deepEqual([finding?.check, finding?.status, finding?.region], ['changesRule', 'failed', 'eu-west-1']);
    assert.match(finding?.text ?? '', /cannot be read: panther-cloudtrail-changes$/);
    assert.deepEqual(others, []);
    await rules.send(new PutTargetsCommand({ Rule, Targets }));
    assert.deepEqual(await told(), []);
  });

  it('finds a subscription that is missing, and one in envelopes', async () => {
    const { Subscriptions } = await sns.send(new ListSubscriptionsByTopicCommand({ TopicArn: topicArn }));
    await sns.send(new UnsubscribeCommand({ SubscriptionArn: Subscriptions?.[0]?.SubscriptionArn }));
    const [finding, ...others] = await wrong();
    assert.deepEqual([finding?.check, finding?.status, others], ['subscription', 'failed', []]);
    assert.match(finding?.command ?? '', /^aws sns subscribe --topic-arn arn:aws:sns:eu-west-1:/);
    const { SubscriptionArn } = await sns.send(
      new SubscribeCommand({ TopicArn: topicArn, Protocol: 'sqs', Endpoint: queueArn }),
    );
    assert.deepEqual(await told(), ['eu-west-1 subscription warning']);
    await sns.send(
      new SetSubscriptionAttributesCommand({
        SubscriptionArn,
        AttributeName: 'RawMessageDelivery',
        AttributeValue: 'true',
      }),
    );
    assert.deepEqual(await told(), []);
  });

  it('finds a queue that does not let the account in', async () => {
    const QueueUrl = await queueUrl();
    const { Attributes } = await sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['Policy'] }));
    const policy = Attributes?.['Policy'] ?? '';
    const set = (Policy: string) => sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: { Policy } }));
    await set(policy.replaceAll(member.id, '999999999999'));
    assert.equal((await wrong())[0]?.command, 'panther-scan template deploy events-queue --profile security');
    assert.deepEqual(await told(), ['eu-west-1 queuePolicy failed', 'us-east-1 queuePolicy failed']);
    await set(policy);
    assert.deepEqual(await told(), []);
  });

  it('offers the template’s policy where somebody changed the queue’s by hand, and writes it on request only', async () => {
    const QueueUrl = await queueUrl();
    const policy = async () =>
      (await sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['Policy'] }))).Attributes?.['Policy'];
    const set = (Policy: string) => sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: { Policy } }));
    const target = { profile: 'security' };
    const before = (await policy()) ?? '';
    // What CloudFormation made of the template is what is worked out of it here.
    assert.equal(await planQueuePolicy(app, target, signal), null);
    const narrowed = before.replaceAll(member.id, '999999999999');
    await set(narrowed);
    const change = await planQueuePolicy(app, target, signal);
    assert.ok(change !== null);
    assert.deepEqual([change.goes.length, change.comes.length], [1, 1]);
    assert.match(change.comes[0] ?? '', new RegExp(`^Allow sqs:SendMessage: .*:${member.id}:`));
    const command = ['template', 'deploy', 'events-queue', '--profile', 'security', '--yes'];
    const left = await runCli(command, env);
    assert.equal(left.exitCode, 0, left.stderr);
    assert.match(
      left.stderr,
      /is up to date\.\n.* changed it by hand\.[\s\S]+\n {2}-.*999999999999[\s\S]+\n {2}\+.*123456789012/,
    );
    assert.match(left.stderr, /left as it is\. Add --write-policy/);
    assert.equal(await policy(), narrowed);
    await set(before.replaceAll(member.id, '888888888888'));
    await assert.rejects(writeQueuePolicy(app, { ...target, change }, signal), /is not what it was when it was shown/);
    const written = await runCli([...command, '--write-policy', '--json'], env);
    assert.equal(written.exitCode, 0, written.stderr);
    const { queuePolicy } = JSON.parse(written.stdout) as { queuePolicy: { written: boolean; live: string } };
    assert.deepEqual([queuePolicy.written, queuePolicy.live.includes('888888888888')], [true, true]);
    assert.equal(await planQueuePolicy(app, target, signal), null);
    assert.deepEqual(await told(), []);
  });

  it('finds messages that were given up', async () => {
    const QueueUrl = await queueUrl('panther-aws-events-queue-dlq');
    await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: '{}' }));
    assert.deepEqual(await told(), ['us-east-1 deadLetters failed']);
    await sqs.send(new PurgeQueueCommand({ QueueUrl }));
    assert.deepEqual(await told(), []);
  });

  it('finds a topic’s policy and key that keep EventBridge out', async () => {
    const { Attributes } = await sns.send(new GetTopicAttributesCommand({ TopicArn: topicArn }));
    const set = (AttributeValue: string) =>
      sns.send(new SetTopicAttributesCommand({ TopicArn: topicArn, AttributeName: 'Policy', AttributeValue }));
    await set(JSON.stringify({ Statement: [] }));
    assert.deepEqual(await told(), ['eu-west-1 topicPolicy failed']);
    await set(Attributes?.['Policy'] ?? '');
    const kms = new KMSClient(await inAccount(emulator().endpoint, member.id, 'eu-west-1'));
    const KeyId = Attributes?.['KmsMasterKeyId'] ?? '';
    const Policy = JSON.stringify({ Statement: [{ Effect: 'Allow', Principal: { AWS: hub }, Action: 'kms:*' }] });
    await kms.send(new PutKeyPolicyCommand({ KeyId, PolicyName: 'default', Policy }));
    assert.deepEqual(await told(), ['eu-west-1 topicKey failed']);
    await mendKey(kms, KeyId);
    assert.deepEqual(await told(), []);
  });

  async function mendKey(kms: KMSClient, KeyId: string): Promise<void> {
    const Policy = JSON.stringify({
      Statement: [{ Effect: 'Allow', Principal: { Service: 'events.amazonaws.com' }, Action: 'kms:*' }],
    });
    await kms.send(new PutKeyPolicyCommand({ KeyId, PolicyName: 'default', Policy }));
  }

  it('finds a trail that does not log, or reads only', async () => {
    await trails.send(new StopLoggingCommand({ Name: 'all' }));
    assert.deepEqual(await told(), ['eu-west-1 trail failed', 'us-east-1 trail failed']);
    await trails.send(new StartLoggingCommand({ Name: 'all' }));
    const select = (ReadWriteType: 'ReadOnly' | 'WriteOnly') =>
      trails.send(
        new PutEventSelectorsCommand({
          TrailName: 'all',
          EventSelectors: [{ ReadWriteType, IncludeManagementEvents: true }],
        }),
      );
    await select('ReadOnly');
    assert.deepEqual(await told(), ['eu-west-1 trail failed', 'us-east-1 trail failed']);
    await select('WriteOnly');
    assert.deepEqual(await told(), []);
  });

  it('finds a region without heartbeats, and says so only where somebody receives', async () => {
    await app.clock.delay(13 * 60_000, signal);
    assert.deepEqual(await told(), ['eu-west-1 heartbeat unknown', 'us-east-1 heartbeat unknown']);
    const receiver = JSON.stringify({ holder: 'test', state: 'receiving', reason: null });
    await app.store.saveReceiver(receiver, app.clock.now());
    assert.deepEqual(await told(), ['eu-west-1 heartbeat failed', 'us-east-1 heartbeat failed']);
    await beat();
  });

  it('says of what it may not read that it is unknown, and what to allow', async () => {
    await emulator().faults.add({ service: 'events', action: 'ListRuleNamesByTarget', region: 'eu-west-1' });
    const [finding, ...others] = await wrong();
    assert.deepEqual([finding?.check, finding?.status, others], ['changesRule', 'unknown', []]);
    assert.match(finding?.text ?? '', /events:ListRuleNamesByTarget/);
    await emulator().faults.clear();
  });

  it('looks where IAM tells of its changes, whatever regions the account has', async () => {
    const elsewhere = { ...member, regions: ['eu-west-1'] };
    const findings = await checkSetup(app, [elsewhere], signal);
    assert.ok(findings.some(({ accountId, region }) => accountId === member.id && region === 'us-east-1'));
  });

  it('ends when it is cancelled', async () => {
    await assert.rejects(checkSetup(app, null, AbortSignal.abort()));
  });

  it('tells of an account whose role cannot be assumed, and of a region without a topic, on the command line', async () => {
    const other = { ...member, id: '333344445555', name: 'Sandbox', regions: ['eu-west-1'] };
    await app.accountsFile.update(() => ({ kind: 'put', account: other }));
    const all = await runCli(['events', 'check', '--profile', 'security'], env);
    assert.equal(all.exitCode, 1, all.stderr);
    assert.match(all.stdout, /Sandbox +- +Scan role +failed +The scan role cannot be assumed/);
    assert.match(all.stdout, /panther-scan accounts check 333344445555/);
    await makeScanRole(emulator().endpoint, other);
    const one = await runCli(['events', 'check', '--account', 'Sandbox', '--json', '--profile', 'security'], env);
    assert.equal(one.exitCode, 1);
    const findings = JSON.parse(one.stdout) as readonly { check: string; region: string; command: string | null }[];
    assert.deepEqual(
      findings.filter(({ check }) => check === 'topic').map(({ region, command }) => [region, command]),
      [
        ['eu-west-1', 'panther-scan template deploy real-time-events --account 333344445555 --region eu-west-1'],
        ['us-east-1', 'panther-scan template deploy real-time-events --account 333344445555 --region us-east-1'],
      ],
    );
  });
});
