/** Real time, end to end: a call in a member account, its event through rule, topic and queue, and what it changed. */
import assert from 'node:assert/strict';
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
import { GetQueueAttributesCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
import { eventsStatus } from '../../server/src/app/events/eventsStatus.ts';
import { recordOf } from '../unit/events/records.ts';
import { inAccount } from './support/clients.ts';
import { hub, member, useFollowedMember } from './support/followedMember.ts';

describe('following events', function () {
  this.timeout(60_000);
  const { app, endpoint, queue, stop, connect, soon, event, one, lastCause } = useFollowedMember();

  it('says that it receives', async () => {
    await soon(async () => (await eventsStatus(app())).state === 'live');
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
      (await app().store.events({ standings: ['failed'] }, { before: null, limit: 10 })).find(
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
    const trail = new S3Client({ ...(await inAccount(endpoint(), hub)), region: 'us-east-1' });
    const folder = `AWSLogs/${member.id}/CloudTrail/${region}/2026/11/24`;
    const key = `${folder}/${member.id}_CloudTrail_${region}_20261124T1405Z_AbCdEf.json.gz`;
    await trail.send(new CreateBucketCommand({ Bucket: 'trail-of-all' }));
    const Body = gzipSync(JSON.stringify({ Records: records }));
    await trail.send(new PutObjectCommand({ Bucket: 'trail-of-all', Key: key, Body, ContentEncoding: 'gzip' }));
    const s3 = { bucket: { name: 'trail-of-all' }, object: { key: encodeURIComponent(key) } };
    const notification = { Records: [{ eventName: 'ObjectCreated:Put', awsRegion: 'us-east-1', s3 }] };
    await queue().client.send(
      new SendMessageCommand({ QueueUrl: queue().url, MessageBody: JSON.stringify(notification) }),
    );
    await event('CreateBucket', 'changed', region);
    assert.equal((await one('AWS.S3.Bucket', 'arn:aws:s3:::told-of-in-a-file'))?.region, region);
    assert.deepEqual(await app().store.deadLetters({ before: null, limit: 100 }), []);
  });

  it('keeps what it cannot read, with the reason, and goes on', async () => {
    await queue().client.send(new SendMessageCommand({ QueueUrl: queue().url, MessageBody: '{"half": ' }));
    const [letter] = await soon(async () => {
      const letters = await app().store.deadLetters({ before: null, limit: 100 });
      return letters.length > 0 && letters;
    });
    assert.deepEqual([letter?.reason, letter?.body], ['It is no JSON', '{"half": ']);
    await new IAMClient(await connect()).send(new CreateUserCommand({ UserName: 'after' }));
    await event('CreateUser', 'changed');
  });

  it('leaves no message in the queue', async () => {
    await soon(async () => {
      const { Attributes } = await queue().client.send(
        new GetQueueAttributesCommand({ QueueUrl: queue().url, AttributeNames: ['All'] }),
      );
      return (
        Attributes?.['ApproximateNumberOfMessages'] === '0' &&
        Attributes['ApproximateNumberOfMessagesNotVisible'] === '0'
      );
    });
  });

  it('ends within a second', async () => {
    const startedAt = performance.now();
    await stop();
    assert.ok(performance.now() - startedAt < 1_000);
  });
});
