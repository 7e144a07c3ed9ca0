/** Real time, end to end: a call in a member account, its event through rule, topic and queue, and what it changed. */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { CreateTableCommand, DeleteTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  AuthorizeSecurityGroupIngressCommand,
  CreateSecurityGroupCommand,
  DescribeImagesCommand,
  EC2Client,
  RunInstancesCommand,
  TerminateInstancesCommand,
} from '@aws-sdk/client-ec2';
import { EventBridgeClient, PutRuleCommand, PutTargetsCommand } from '@aws-sdk/client-eventbridge';
import {
  AttachRolePolicyCommand,
  CreatePolicyCommand,
  CreateRoleCommand,
  CreateUserCommand,
  DeleteUserCommand,
  IAMClient,
} from '@aws-sdk/client-iam';
import { CreateKeyCommand, KMSClient, ScheduleKeyDeletionCommand } from '@aws-sdk/client-kms';
import {
  CreateBucketCommand,
  DeleteBucketCommand,
  PutBucketTaggingCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { CreateTopicCommand, SNSClient, SubscribeCommand } from '@aws-sdk/client-sns';
import { CreateQueueCommand, GetQueueAttributesCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { estateEnvironment } from '../../scripts/estate/environment.ts';
import { systemClock } from '../../server/src/adapters/clock/clock.ts';
import { eventsStatus } from '../../server/src/app/events/eventsStatus.ts';
import { receiveEvents } from '../../server/src/app/events/receive.ts';
import { type App, composeApp } from '../../server/src/compose.ts';
import type { Account } from '../../server/src/core/accounts/account.ts';
import type { TypeName } from '../../server/src/core/catalog/types.ts';
import type { KeptEvent, Outcome } from '../../server/src/core/events/eventStore.ts';
import { recordOf } from '../unit/events/records.ts';
import { quiet } from './operatorHome.ts';
import { inAccount } from './support/clients.ts';
import { useEmulator } from './support/emulator.ts';
import { makeScanRole } from './support/scanRole.ts';

const hub = '111122223333';
const member: Account = {
  id: '123456789012',
  name: 'Payments',
  label: 'prod',
  realTime: true,
  remediation: false,
  externalId: 'panther-0123456789abcdef',
  regions: ['us-east-1', 'eu-west-1'],
  ignore: { regions: [], types: [], resources: [] },
  enabled: true,
};
const pattern = JSON.stringify({ 'detail-type': ['AWS API Call via CloudTrail'], detail: { readOnly: [false] } });

describe('following events', function () {
  this.timeout(60_000);
  const emulator = useEmulator();
  const environment = { ...process.env };
  let home = '';
  let app: App;
  let queue: SQSClient;
  let queueUrl = '';
  let ended: Promise<void>;
  const stop = new AbortController();

  before('a queue in the master account, rules and topics in two regions of a member', async () => {
    const { endpoint } = emulator();
    await emulator().reset();
    home = await mkdtemp(join(tmpdir(), 'panther-events-'));
    for (const name of Object.keys(process.env)) if (name.startsWith('AWS_')) delete process.env[name];
    Object.assign(process.env, await estateEnvironment(endpoint, home));
    await makeScanRole(endpoint, member);
    queue = new SQSClient(await inAccount(endpoint, hub));
    const made = await queue.send(new CreateQueueCommand({ QueueName: 'panther-aws-events-queue' }));
    queueUrl = made.QueueUrl ?? '';
    for (const region of member.regions) await tellOf(region);
    app = await composeApp({
      accountsFile: join(home, 'accounts.yaml'),
      home,
      profile: 'security',
      askMfa: null,
      log: quiet,
    });
    await app.accountsFile.update(() => ({ kind: 'setMaster', master: { accountId: hub, region: 'us-east-1' } }));
    await app.accountsFile.update(() => ({ kind: 'put', account: member }));
    ended = receiveEvents(app, { signal: stop.signal });
  });

  after(async () => {
    stop.abort();
    await ended;
    await app.close();
    for (const name of Object.keys(process.env)) if (!(name in environment)) delete process.env[name];
    Object.assign(process.env, environment);
    await rm(home, { recursive: true, force: true });
  });

  async function connect(region = 'us-east-1') {
    return { ...(await inAccount(emulator().endpoint, member.id)), region };
  }

  async function tellOf(region: string): Promise<void> {
    const connection = await connect(region);
    const sns = new SNSClient(connection);
    const { TopicArn } = await sns.send(new CreateTopicCommand({ Name: 'panther-events' }));
    await sns.send(
      new SubscribeCommand({
        TopicArn,
        Protocol: 'sqs',
        Endpoint: `arn:aws:sqs:us-east-1:${hub}:panther-aws-events-queue`,
        Attributes: { RawMessageDelivery: 'true' },
      }),
    );
    const events = new EventBridgeClient(connection);
    await events.send(new PutRuleCommand({ Name: 'panther-events', EventPattern: pattern }));
    await events.send(new PutTargetsCommand({ Rule: 'panther-events', Targets: [{ Id: 'topic', Arn: TopicArn }] }));
  }

  /** What the inventory says, as soon as it says so. */
  async function soon<T>(look: () => Promise<T | null | undefined | false>): Promise<T> {
    for (;;) {
      const found = await look();
      if (found !== null && found !== undefined && found !== false) return found;
      await systemClock.delay(20, stop.signal);
    }
  }

  /** The event of a call, once it is known what came of it. */
  async function event(name: string, outcome: Outcome, region?: string): Promise<KeptEvent> {
    return soon(async () => {
      const events = await app.store.events({ accountIds: [member.id] }, { before: null, limit: 100 });
      return events.find(
        (one) =>
          one.eventName === name &&
          (region === undefined || one.region === region) &&
          one.touched.some((touched) => touched.outcome === outcome),
      );
    });
  }

  const one = async (type: TypeName, resourceId: string) =>
    (await app.store.byResourceId(resourceId)).find((resource) => resource.type === type) ?? null;

  async function lastCause(type: TypeName, resourceId: string) {
    const found = (await app.store.byResourceId(resourceId, { deleted: true })).find((known) => known.type === type);
    assert.ok(found, resourceId);
    const [change] = await app.store.history(found, { before: null, limit: 1 });
    return { kind: change?.kind, event: change?.cause?.eventName, actor: change?.cause?.actor };
  }

  it('says that it receives', async () => {
    await soon(async () => (await eventsStatus(app)).state === 'live');
  });

  it('brings a bucket of another region into the inventory, changes it, and lets it go', async () => {
    const arn = 'arn:aws:s3:::told-of';
    const s3 = new S3Client(await connect('eu-west-1'));
    await s3.send(
      new CreateBucketCommand({ Bucket: 'told-of', CreateBucketConfiguration: { LocationConstraint: 'eu-west-1' } }),
    );
    const created = await event('CreateBucket', 'changed');
    assert.deepEqual([created.accountId, created.region], [member.id, 'eu-west-1']);
    assert.equal((await one('AWS.S3.Bucket', arn))?.region, 'eu-west-1');

    await s3.send(
      new PutBucketTaggingCommand({ Bucket: 'told-of', Tagging: { TagSet: [{ Key: 'team', Value: 'payments' }] } }),
    );
    await event('PutBucketTagging', 'changed');
    assert.deepEqual((await one('AWS.S3.Bucket', arn))?.tags, { team: 'payments' });
    const cause = await lastCause('AWS.S3.Bucket', arn);
    assert.deepEqual([cause.kind, cause.event], ['modified', 'PutBucketTagging']);
    assert.equal(cause.actor, created.actor);
    assert.ok(created.actor);

    await s3.send(new DeleteBucketCommand({ Bucket: 'told-of' }));
    await event('DeleteBucket', 'deleted');
    assert.equal(await one('AWS.S3.Bucket', arn), null);
    assert.deepEqual((await lastCause('AWS.S3.Bucket', arn)).kind, 'deleted');
  });

  it('follows a security group that is opened to the world', async () => {
    const ec2 = new EC2Client(await connect());
    const { GroupId = '' } = await ec2.send(
      new CreateSecurityGroupCommand({ GroupName: 'open', Description: 'To be opened' }),
    );
    const arn = `arn:aws:ec2:us-east-1:${member.id}:security-group/${GroupId}`;
    await event('CreateSecurityGroup', 'changed');
    const IpPermissions = [{ IpProtocol: 'tcp', FromPort: 22, ToPort: 22, IpRanges: [{ CidrIp: '0.0.0.0/0' }] }];
    await ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId, IpPermissions }));
    await event('AuthorizeSecurityGroupIngress', 'changed');
    assert.match(JSON.stringify((await one('AWS.EC2.SecurityGroup', arn))?.attributes), /0\.0\.0\.0\/0/);
    assert.equal((await lastCause('AWS.EC2.SecurityGroup', arn)).event, 'AuthorizeSecurityGroupIngress');
  });

  it('follows both sides of a policy that is attached', async () => {
    const iam = new IAMClient(await connect());
    const trust = { Version: '2012-10-17', Statement: [] };
    await iam.send(new CreateRoleCommand({ RoleName: 'deploy', AssumeRolePolicyDocument: JSON.stringify(trust) }));
    const { Policy } = await iam.send(
      new CreatePolicyCommand({
        PolicyName: 'all',
        PolicyDocument: JSON.stringify({
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
        }),
      }),
    );
    await event('CreateRole', 'changed');
    await event('CreatePolicy', 'changed');
    await iam.send(new AttachRolePolicyCommand({ RoleName: 'deploy', PolicyArn: Policy?.Arn }));
    const attached = await event('AttachRolePolicy', 'changed');
    assert.deepEqual(attached.touched.map(({ type }) => type).toSorted(), ['AWS.IAM.Policy', 'AWS.IAM.Role']);
    await soon(async () => {
      const role = await one('AWS.IAM.Role', `arn:aws:iam::${member.id}:role/deploy`);
      return JSON.stringify(role?.attributes['ManagedPolicyNames']) === '["all"]';
    });
  });

  it('follows an instance until it is terminated, and a key until it is to be deleted', async () => {
    const ec2 = new EC2Client(await connect());
    const { Images = [] } = await ec2.send(new DescribeImagesCommand({ Owners: ['amazon'] }));
    const { Instances = [] } = await ec2.send(
      new RunInstancesCommand({ ImageId: Images[0]?.ImageId, MinCount: 1, MaxCount: 1 }),
    );
    const id = Instances[0]?.InstanceId ?? '';
    const arn = `arn:aws:ec2:us-east-1:${member.id}:instance/${id}`;
    await soon(() => one('AWS.EC2.Instance', arn));
    await ec2.send(new TerminateInstancesCommand({ InstanceIds: [id] }));
    await soon(async () => {
      const instance = await one('AWS.EC2.Instance', arn);
      return instance === null || /terminated/.test(JSON.stringify(instance.attributes['State']));
    });

    const kms = new KMSClient(await connect());
    const { KeyMetadata } = await kms.send(new CreateKeyCommand({ Description: 'Short-lived' }));
    await event('CreateKey', 'changed');
    await kms.send(new ScheduleKeyDeletionCommand({ KeyId: KeyMetadata?.KeyId, PendingWindowInDays: 7 }));
    await event('ScheduleKeyDeletion', 'changed');
    const key = await one('AWS.KMS.Key', KeyMetadata?.Arn ?? '');
    assert.equal(key?.attributes['KeyState'], 'PendingDeletion');
  });

  it('follows what is created and deleted again at once', async () => {
    const dynamo = new DynamoDBClient(await connect());
    const table = {
      TableName: 'short',
      BillingMode: 'PAY_PER_REQUEST' as const,
      AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' as const }],
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' as const }],
    };
    const arn = `arn:aws:dynamodb:us-east-1:${member.id}:table/short`;
    await dynamo.send(new CreateTableCommand(table));
    await soon(() => one('AWS.DynamoDB.Table', arn));
    await dynamo.send(new DeleteTableCommand({ TableName: 'short' }));
    await soon(async () => (await one('AWS.DynamoDB.Table', arn)) === null);
    await dynamo.send(new CreateTableCommand(table));
    await soon(() => one('AWS.DynamoDB.Table', arn));
  });

  it('shows a call that failed, and does nothing because of it', async () => {
    const iam = new IAMClient(await connect());
    await assert.rejects(iam.send(new DeleteUserCommand({ UserName: 'nobody' })));
    const failed = await soon(async () =>
      (await app.store.events({ standings: ['failed'] }, { before: null, limit: 10 })).find(
        ({ eventName }) => eventName === 'DeleteUser',
      ),
    );
    assert.equal(failed.errorCode, 'NoSuchEntity');
    assert.deepEqual(failed.touched, []);
  });

  it('reads the log file that a notification of S3 names', async () => {
    // Of this region no rule tells.
    const region = 'ap-southeast-2';
    const own = new S3Client(await connect(region));
    const place = { CreateBucketConfiguration: { LocationConstraint: region } } as const;
    await own.send(new CreateBucketCommand({ Bucket: 'told-of-in-a-file', ...place }));
    const records = [
      recordOf('s3', 'CreateBucket', {
        awsRegion: region,
        eventTime: new Date().toISOString(),
        requestParameters: { bucketName: 'told-of-in-a-file' },
      }),
    ];
    const trail = new S3Client({ ...(await inAccount(emulator().endpoint, hub)), region: 'us-east-1' });
    const folder = `AWSLogs/${member.id}/CloudTrail/${region}/2026/11/24`;
    const key = `${folder}/${member.id}_CloudTrail_${region}_20261124T1405Z_AbCdEf.json.gz`;
    await trail.send(new CreateBucketCommand({ Bucket: 'trail-of-all' }));
    const Body = gzipSync(JSON.stringify({ Records: records }));
    await trail.send(new PutObjectCommand({ Bucket: 'trail-of-all', Key: key, Body, ContentEncoding: 'gzip' }));
    const s3 = { bucket: { name: 'trail-of-all' }, object: { key: encodeURIComponent(key) } };
    const notification = { Records: [{ eventName: 'ObjectCreated:Put', awsRegion: 'us-east-1', s3 }] };
    await queue.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: JSON.stringify(notification) }));
    await event('CreateBucket', 'changed', region);
    assert.equal((await one('AWS.S3.Bucket', 'arn:aws:s3:::told-of-in-a-file'))?.region, region);
    assert.deepEqual(await app.store.deadLetters(), []);
  });

  it('keeps what it cannot read, with the reason, and goes on', async () => {
    await queue.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: '{"half": ' }));
    const [letter] = await soon(async () => {
      const letters = await app.store.deadLetters();
      return letters.length > 0 && letters;
    });
    assert.deepEqual([letter?.reason, letter?.body], ['It is no JSON', '{"half": ']);
    await new IAMClient(await connect()).send(new CreateUserCommand({ UserName: 'after' }));
    await event('CreateUser', 'changed');
  });

  it('leaves no message in the queue', async () => {
    await soon(async () => {
      const { Attributes } = await queue.send(
        new GetQueueAttributesCommand({ QueueUrl: queueUrl, AttributeNames: ['All'] }),
      );
      return (
        Attributes?.['ApproximateNumberOfMessages'] === '0' &&
        Attributes['ApproximateNumberOfMessagesNotVisible'] === '0'
      );
    });
  });

  it('ends within a second', async () => {
    const startedAt = performance.now();
    stop.abort();
    await ended;
    assert.ok(performance.now() - startedAt < 1_000);
  });
});
