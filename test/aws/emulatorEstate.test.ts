import assert from 'node:assert/strict';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DescribeInstancesCommand, EC2Client } from '@aws-sdk/client-ec2';
import { IAMClient, ListUsersCommand } from '@aws-sdk/client-iam';
import { ListAccountsCommand, OrganizationsClient } from '@aws-sdk/client-organizations';
import { ListBucketsCommand, S3Client } from '@aws-sdk/client-s3';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { fromNodeProviderChain } from '@aws-sdk/credential-providers';
import { estateAccounts, estateRegions, master, payments } from '../../scripts/estate/accounts/ids.ts';
import { type EstateEnvironment, estateEnvironment } from '../../scripts/estate/environment.ts';
import { seedEstate } from '../../scripts/estate/seedEstate.ts';
import { inAccount } from './support/clients.ts';
import { useEmulator } from './support/emulator.ts';

describe('the sample estate', () => {
  const emulator = useEmulator();
  let folder: string;
  let environment: EstateEnvironment;
  let saved: readonly (readonly [string, string | undefined])[] = [];

  before(async function () {
    this.timeout(90_000);
    await seedEstate(emulator().endpoint);
    folder = await mkdtemp(path.join(tmpdir(), 'estate-'));
    environment = await estateEnvironment(emulator().endpoint, folder);
    saved = Object.keys(environment).map((name) => [name, process.env[name]]);
    Object.assign(process.env, environment);
  });

  after(async () => {
    for (const [name, value] of saved) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
    await rm(folder, { recursive: true, force: true });
  });

  it('is an organization of four accounts with the ids that the estate knows them by', async () => {
    const organizations = new OrganizationsClient(await inAccount(emulator().endpoint, master.id));
    const { Accounts } = await organizations.send(new ListAccountsCommand({}));
    assert.deepEqual(Accounts?.map(({ Id }) => Id).toSorted(), estateAccounts.map(({ id }) => id).toSorted());
  });

  it('has a profile for each account, which works through the SDK as it is', async () => {
    for (const { id, profile } of estateAccounts) {
      const sts = new STSClient({ credentials: fromNodeProviderChain({ profile }) });
      assert.equal((await sts.send(new GetCallerIdentityCommand({}))).Account, id);
    }
  });

  it('keeps its keys from other users of the machine', async function () {
    if (process.platform === 'win32') this.skip();
    const { mode } = await stat(environment.AWS_SHARED_CREDENTIALS_FILE);
    assert.equal(mode & 0o077, 0);
  });

  it('has people, buckets, and instances in each of its regions', async () => {
    const connection = await inAccount(emulator().endpoint, payments.id);
    const users = await new IAMClient(connection).send(new ListUsersCommand({}));
    assert.ok((users.Users?.length ?? 0) > 5);
    const buckets = await new S3Client(connection).send(new ListBucketsCommand({ MaxBuckets: 100 }));
    assert.deepEqual(new Set(buckets.Buckets?.map(({ BucketRegion }) => BucketRegion)), new Set(estateRegions));
    for (const region of estateRegions) {
      const { Reservations } = await new EC2Client({ ...connection, region }).send(new DescribeInstancesCommand({}));
      assert.ok((Reservations?.length ?? 0) > 0, region);
    }
  });
});
