import assert from 'node:assert/strict';
import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { DescribeRegionsCommand, DescribeSnapshotsCommand, DescribeVpcsCommand, EC2Client } from '@aws-sdk/client-ec2';
import { CreateRoleCommand, IAMClient, ListUsersCommand } from '@aws-sdk/client-iam';
import { ListBucketsCommand, S3Client } from '@aws-sdk/client-s3';
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { failureOf, inAccount } from './support/clients.ts';
import { useEmulator } from './support/emulator.ts';

const hub = '111122223333';
const member = '123456789012';
const stranger = '222233334444';
const roleArn = `arn:aws:iam::${member}:role/PantherAuditRole-us-east-1`;

describe('the emulator checks who may assume a role', () => {
  const emulator = useEmulator();

  beforeEach(async () => {
    await emulator().reset();
  });

  async function createRole(condition: object): Promise<void> {
    const iam = new IAMClient(await inAccount(emulator().endpoint, member));
    const AssumeRolePolicyDocument = JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { AWS: `arn:aws:iam::${hub}:root` },
          Action: 'sts:AssumeRole',
          Condition: { Bool: { 'aws:SecureTransport': 'true' }, ...condition },
        },
      ],
    });
    await iam.send(new CreateRoleCommand({ RoleName: 'PantherAuditRole-us-east-1', AssumeRolePolicyDocument }));
  }

  async function assume(from: string, externalId?: string): Promise<string | undefined> {
    const sts = new STSClient(await inAccount(emulator().endpoint, from));
    const ExternalId = externalId === undefined ? {} : { ExternalId: externalId };
    const { Credentials: granted } = await sts.send(
      new AssumeRoleCommand({ RoleArn: roleArn, RoleSessionName: 'test', ...ExternalId }),
    );
    const credentials = {
      accessKeyId: granted?.AccessKeyId ?? '',
      secretAccessKey: granted?.SecretAccessKey ?? '',
      sessionToken: granted?.SessionToken ?? '',
    };
    const inside = new STSClient({ endpoint: emulator().endpoint, region: 'us-east-1', credentials });
    return (await inside.send(new GetCallerIdentityCommand({}))).Arn;
  }

  const denied = { name: 'AccessDenied', status: 403 };

  it('refuses a role that does not exist', async () => {
    assert.deepEqual(await failureOf(assume(hub)), denied);
  });

  it('lets in who brings the right external id, as the account of the role', async () => {
    await createRole({ StringEquals: { 'sts:ExternalId': 'right-one' } });
    assert.equal(await assume(hub, 'right-one'), `arn:aws:sts::${member}:assumed-role/PantherAuditRole-us-east-1/test`);
  });

  it('refuses a wrong external id, and none', async () => {
    await createRole({ StringEquals: { 'sts:ExternalId': 'right-one' } });
    assert.deepEqual(await failureOf(assume(hub, 'wrong-one')), denied);
    assert.deepEqual(await failureOf(assume(hub)), denied);
  });

  it('refuses an account that the role does not trust', async () => {
    await createRole({});
    assert.deepEqual(await failureOf(assume(stranger)), denied);
  });

  it('takes a role without an external id with any', async () => {
    await createRole({});
    assert.match((await assume(hub, 'whatever')) ?? '', /PantherAuditRole/);
  });

  it('refuses callers that a condition on the principal leaves out', async () => {
    await createRole({ ArnLike: { 'aws:PrincipalArn': `arn:aws:iam::${hub}:role/SomebodyElse` } });
    assert.deepEqual(await failureOf(assume(hub)), denied);
  });
});

describe('the emulator has the regions of an account that opted into none', () => {
  const emulator = useEmulator();

  it('lists the enabled ones, and all of the partition when asked', async () => {
    const ec2 = new EC2Client(await inAccount(emulator().endpoint, member));
    const enabled = (await ec2.send(new DescribeRegionsCommand({}))).Regions ?? [];
    const all = (await ec2.send(new DescribeRegionsCommand({ AllRegions: true }))).Regions ?? [];
    assert.equal(enabled.length, 17);
    assert.ok(enabled.every(({ OptInStatus }) => OptInStatus === 'opt-in-not-required'));
    const south = all.find(({ RegionName }) => RegionName === 'eu-south-1');
    assert.equal(south?.OptInStatus, 'not-opted-in');
    assert.ok(!all.some(({ RegionName }) => /^(cn|us-gov)-/.test(RegionName ?? '')));
  });

  it('knows no credentials in a region that is off', async () => {
    const off = { ...(await inAccount(emulator().endpoint, member)), region: 'eu-south-1' };
    const failures = await Promise.all([
      failureOf(new EC2Client(off).send(new DescribeVpcsCommand({}))),
      failureOf(new DynamoDBClient(off).send(new ListTablesCommand({}))),
      failureOf(new STSClient(off).send(new GetCallerIdentityCommand({}))),
    ]);
    assert.deepEqual(
      failures.map(({ name }) => name),
      ['AuthFailure', 'UnrecognizedClientException', 'InvalidClientTokenId'],
    );
  });

  it('has no address for a region that does not exist', async () => {
    const nowhere = { ...(await inAccount(emulator().endpoint, member)), region: 'eu-nowhere-9' };
    assert.equal((await failureOf(new EC2Client(nowhere).send(new DescribeVpcsCommand({})))).status, undefined);
  });

  it('has no snapshots that nobody made', async () => {
    const ec2 = new EC2Client(await inAccount(emulator().endpoint, member));
    const { Snapshots } = await ec2.send(new DescribeSnapshotsCommand({ OwnerIds: ['self'] }));
    assert.deepEqual(Snapshots, []);
  });
});

describe('the emulator fails on demand', () => {
  const emulator = useEmulator();

  it('denies, in the form of each protocol, only the calls asked for', async () => {
    await emulator().faults.add({ service: 'iam', action: 'ListUsers' }, { service: 'dynamodb', region: 'us-west-2' });
    const connection = await inAccount(emulator().endpoint, member);
    const west = { ...connection, region: 'us-west-2' };
    assert.equal((await failureOf(new IAMClient(connection).send(new ListUsersCommand({})))).name, 'AccessDenied');
    assert.equal((await failureOf(new DynamoDBClient(west).send(new ListTablesCommand({})))).name, 'AccessDenied');
    assert.deepEqual((await new DynamoDBClient(connection).send(new ListTablesCommand({}))).TableNames, []);
    await emulator().faults.clear();
    assert.deepEqual((await new IAMClient(connection).send(new ListUsersCommand({}))).Users, []);
  });

  it('throttles so many times and no more', async () => {
    const s3 = new S3Client(await inAccount(emulator().endpoint, member));
    await emulator().faults.add({ service: 's3', status: 503, code: 'SlowDown', times: 2 });
    const failures = [
      await failureOf(s3.send(new ListBucketsCommand({}))),
      await failureOf(s3.send(new ListBucketsCommand({}))),
    ];
    assert.deepEqual(failures, [
      { name: 'SlowDown', status: 503 },
      { name: 'SlowDown', status: 503 },
    ]);
    assert.deepEqual((await s3.send(new ListBucketsCommand({}))).Buckets ?? [], []);
  });

  it("answers a proxy's page, for one account alone", async () => {
    await emulator().faults.add({
      accountId: member,
      service: 'dynamodb',
      status: 502,
      body: '<html>Bad gateway</html>',
    });
    const here = new DynamoDBClient(await inAccount(emulator().endpoint, member));
    const there = new DynamoDBClient(await inAccount(emulator().endpoint, stranger));
    assert.equal((await failureOf(here.send(new ListTablesCommand({})))).status, 502);
    assert.deepEqual((await there.send(new ListTablesCommand({}))).TableNames, []);
  });

  it('breaks the connection', async () => {
    await emulator().faults.clear();
    await emulator().faults.add({ service: 'ec2', breakConnection: true, times: 1 });
    const ec2 = new EC2Client(await inAccount(emulator().endpoint, member));
    assert.equal((await failureOf(ec2.send(new DescribeVpcsCommand({})))).status, undefined);
    assert.equal((await ec2.send(new DescribeVpcsCommand({}))).$metadata.httpStatusCode, 200);
  });
});
