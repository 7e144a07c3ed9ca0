/** Scans of the sample estate over HTTP: the catalogue, the engine, the AWS adapter and the inventory together. */
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateBucketCommand, DeleteBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { estateEnvironment } from '../../scripts/estate/environment.ts';
import { seedEstate } from '../../scripts/estate/seedEstate.ts';
import { scan } from '../../server/src/app/scan/scan.ts';
import { type App, composeApp } from '../../server/src/compose.ts';
import type { Account } from '../../server/src/core/accounts/account.ts';
import { catalog } from '../../server/src/core/catalog/index.ts';
import type { TypeName } from '../../server/src/core/catalog/types.ts';
import type { ResourceKey } from '../../server/src/core/inventory/resource.ts';
import type { AccountScanSummary, ScanScope } from '../../server/src/protocol/scan.ts';
import { payments } from '../support/accounts.ts';
import { hastyClock } from '../support/fakeClock.ts';
import { quiet } from './operatorHome.ts';
import { inAccount } from './support/clients.ts';
import { useEmulator } from './support/emulator.ts';
import { readsThatMotoLacks, typesNotInSandbox } from './support/limitsOfTheEmulator.ts';
import { makeScanRole } from './support/scanRole.ts';

const sandbox: Account = {
  ...payments,
  id: '333344445555',
  name: 'Sandbox',
  label: 'test',
  realTime: false,
  regions: ['us-east-1', 'us-west-2', 'eu-west-1'],
};
const whole: ScanScope = { kind: 'account', accountId: sandbox.id };
const ofType = (type: TypeName): ScanScope => ({ kind: 'type', accountId: sandbox.id, type });

describe('scanning the sample estate', function () {
  this.timeout(120_000);
  const emulator = useEmulator();
  const environment = { ...process.env };
  let home = '';
  let app: App;
  let baseline: AccountScanSummary;
  let unanswered: readonly string[];

  async function scanned(scope: ScanScope, signal = new AbortController().signal): Promise<AccountScanSummary> {
    const { accounts } = await scan(app, scope, { kind: 'user', signal });
    const [summary] = accounts;
    assert.ok(summary);
    return summary;
  }

  before('seed the estate, onboard an account and scan it', async () => {
    const { endpoint } = emulator();
    await seedEstate(endpoint);
    home = await mkdtemp(join(tmpdir(), 'panther-scan-'));
    for (const name of Object.keys(process.env)) if (name.startsWith('AWS_')) delete process.env[name];
    Object.assign(process.env, await estateEnvironment(endpoint, home));
    await makeScanRole(endpoint, sandbox);
    app = await composeApp(
      { accountsFile: join(home, 'accounts.yaml'), home, profile: 'security', askMfa: null, log: quiet },
      { clock: hastyClock(Date.now()) },
    );
    await app.accountsFile.update(() => ({
      kind: 'setMaster',
      master: { accountId: '111122223333', region: 'us-east-1' },
    }));
    await app.accountsFile.update(() => ({ kind: 'put', account: sandbox }));
    baseline = await scanned(whole);
    unanswered = await emulator().fallbacks();
  });
  beforeEach(async () => {
    await app.clock.delay(60_000, new AbortController().signal);
    await emulator().faults.clear();
  });
  after(async () => {
    await app.close();
    await emulator().faults.clear();
    for (const name of Object.keys(process.env)) if (!(name in environment)) delete process.env[name];
    Object.assign(process.env, environment);
    await rm(home, { recursive: true, force: true });
  });

  const statusOf = async (type: TypeName, region: string) =>
    (await app.store.cells({ accountId: sandbox.id, type })).find((cell) => cell.region === region)?.outcome;
  const countOf = (type: TypeName) => app.store.count({ types: [type] });

  it('ends every cell ok, finds resources, and needs nothing of any other account', async () => {
    assert.equal(baseline.problem, null);
    assert.equal(baseline.regions, 3);
    const { ok, ...others } = baseline.cells;
    assert.ok(ok > 400);
    assert.deepEqual(others, { denied: 0, unsupported: 0, throttled: 0, failed: 0, cancelled: 0 });
    assert.equal(baseline.resources, baseline.created);
    assert.equal(await app.store.count({ accountIds: [sandbox.id] }), baseline.resources);
    assert.equal(await app.store.count({}), baseline.resources);
  });

  it('reads every resource in full', async () => {
    const incomplete: string[] = [];
    for await (const resources of app.store.each({ accountIds: [sandbox.id] })) {
      for (const { resourceId, notRead } of resources) {
        if (notRead.length > 0) incomplete.push(`${resourceId}: ${notRead.map(({ call }) => call).join(', ')}`);
      }
    }
    assert.deepEqual(incomplete, []);
  });

  it('finds at least one resource of every type that the emulator can have', async () => {
    const counts = await app.store.countBy('type', {});
    const found = new Set(counts.map(({ value }) => value));
    assert.deepEqual(
      catalog
        .map(({ type }) => type)
        .filter((type) => !found.has(type))
        .toSorted(),
      Object.values(typesNotInSandbox).flat().toSorted(),
    );
  });

  it('takes no answer for real but those that the emulator knows, and these', () => {
    assert.deepEqual(unanswered, readsThatMotoLacks);
  });

  it('finds everything unchanged the second time', async () => {
    const again = await scanned(whole);
    assert.deepEqual([again.created, again.modified, again.deleted, again.resources], [0, 0, 0, baseline.resources]);
  });

  it('writes no secret of the estate to the disk', async () => {
    const [functions, instances] = await Promise.all(
      (['AWS.Lambda.Function', 'AWS.EC2.Instance'] as const).map((type) =>
        app.store.list({ types: [type] }, { offset: 0, limit: 100 }),
      ),
    );
    assert.match(JSON.stringify(functions), /"API_TOKEN":\{"redacted":"[0-9a-f]{32}"\}/);
    assert.match(JSON.stringify(instances), /"UserData":\{"redacted":"[0-9a-f]{32}"\}/);
    for (const name of ['inventory.db', 'inventory.db-wal']) {
      const bytes = await readFile(join(home, name));
      for (const secret of ['sample-token-42', 'sample/not/a/real/key'])
        assert.equal(bytes.includes(secret), false, secret);
    }
  });

  it('keeps what a denied cell knew, and reads its neighbours', async () => {
    const before = await countOf('AWS.KMS.Key');
    assert.ok(before > 0);
    await emulator().faults.add({
      service: 'kms',
      action: 'ListKeys',
      region: 'us-east-1',
      code: 'AccessDeniedException',
      status: 400,
    });
    const summary = await scanned(ofType('AWS.KMS.Key'));
    assert.deepEqual([summary.cells.denied, summary.cells.ok, summary.deleted], [1, 2, 0]);
    const outcome = await statusOf('AWS.KMS.Key', 'us-east-1');
    assert.ok(outcome?.kind === 'denied');
    assert.deepEqual([outcome.call, outcome.code], ['kms:ListKeys', 'AccessDeniedException']);
    assert.equal(await countOf('AWS.KMS.Key'), before);
  });

  it('says which part of a bucket was denied, and keeps what it was', async () => {
    const [before] = await app.store.list({ types: ['AWS.S3.Bucket'] }, { offset: 0, limit: 1 });
    assert.ok(before);
    await emulator().faults.add({ service: 's3', action: 'GetBucketAcl', code: 'AccessDenied' });
    const summary = await scanned(ofType('AWS.S3.Bucket'));
    assert.deepEqual([summary.cells.ok, summary.modified, summary.deleted], [1, 0, 0]);
    const after = await app.store.get(before);
    assert.deepEqual(after?.attributes, before.attributes);
    assert.deepEqual(
      after?.notRead.map(({ call, reason, code }) => [call, reason, code]),
      [['s3:GetBucketAcl', 'denied', 'AccessDenied']],
    );
  });

  for (const [what, fault] of [
    ['a page of a proxy', { body: '<html>Blocked by the proxy</html>', status: 200 }],
    [
      'half a document',
      { body: '<?xml version="1.0"?><DescribeVolumesResponse><volumeSet><it', status: 200, contentType: 'text/xml' },
    ],
    ['no answer', { breakConnection: true }],
    ['an error of the service', { code: 'InternalError', status: 500 }],
  ] as const) {
    it(`takes ${what} for a failed cell, never for an empty one`, async () => {
      const before = await countOf('AWS.EC2.Volume');
      await emulator().faults.add({ service: 'ec2', action: 'DescribeVolumes', region: 'us-east-1', ...fault });
      const summary = await scanned(ofType('AWS.EC2.Volume'));
      assert.deepEqual([summary.cells.failed, summary.cells.ok, summary.deleted], [1, 2, 0]);
      assert.equal(await countOf('AWS.EC2.Volume'), before);
    });
  }

  it('takes pages that repeat their token for a failed cell, never for a complete one', async () => {
    const before = await countOf('AWS.IAM.Role');
    const roles = '<Roles></Roles><IsTruncated>true</IsTruncated><Marker>again</Marker>';
    const body = `<ListRolesResponse><ListRolesResult>${roles}</ListRolesResult></ListRolesResponse>`;
    assert.ok(before > 0);
    await emulator().faults.add({ service: 'iam', action: 'ListRoles', status: 200, contentType: 'text/xml', body });
    const summary = await scanned(ofType('AWS.IAM.Role'));
    assert.deepEqual([summary.cells.failed, summary.deleted], [1, 0]);
    const outcome = await statusOf('AWS.IAM.Role', 'global');
    assert.equal(outcome?.kind === 'failed' && outcome.code, 'Incomplete');
    assert.equal(await countOf('AWS.IAM.Role'), before);
  });

  it('gets through a spell of throttling', async () => {
    await emulator().faults.add({
      service: 'ec2',
      action: 'DescribeVolumes',
      code: 'RequestLimitExceeded',
      status: 503,
      times: 4,
    });
    const summary = await scanned(ofType('AWS.EC2.Volume'));
    assert.deepEqual([summary.cells.ok, summary.cells.throttled], [3, 0]);
  });

  it('retires nothing when the credentials expire in the middle, and a retry reads the rest', async () => {
    const before = await app.store.count({});
    await emulator().faults.add({ service: 'lambda', code: 'ExpiredTokenException', status: 403 });
    const stopped = await scanned(whole);
    assert.match(stopped.problem ?? '', /^The scan stopped early/);
    assert.ok(stopped.hint);
    assert.ok(stopped.cells.failed > 0);
    assert.equal(stopped.deleted, 0);
    assert.equal(await app.store.count({}), before);

    await emulator().faults.clear();
    const retry = await scanned({ kind: 'failed', accountId: sandbox.id });
    assert.equal(retry.problem, null);
    assert.ok(retry.cells.ok >= stopped.cells.failed);
    const bad = await app.store.cells({ kinds: ['denied', 'throttled', 'failed', 'cancelled'] });
    assert.deepEqual(bad, []);
  });

  it('can be cancelled while it calls', async () => {
    const before = await app.store.count({});
    const controller = new AbortController();
    const options = { kind: 'user', signal: controller.signal, onWritten: () => controller.abort() } as const;
    const [summary] = (await scan(app, whole, options)).accounts;
    assert.equal(summary?.cancelled, true);
    assert.ok((summary?.cells.cancelled ?? 0) > 0);
    assert.equal(summary?.deleted, 0);
    assert.equal((await app.store.lastScan(sandbox.id))?.status, 'cancelled');
    assert.equal(await app.store.count({}), before);
  });

  it('sees a bucket come and go, in a scan of its type and by itself', async () => {
    const s3 = new S3Client({ ...(await inAccount(emulator().endpoint, sandbox.id)), forcePathStyle: true });
    const key: ResourceKey = {
      accountId: sandbox.id,
      region: 'us-east-1',
      type: 'AWS.S3.Bucket',
      resourceId: 'arn:aws:s3:::sandbox-came-and-went',
    };
    await s3.send(new CreateBucketCommand({ Bucket: 'sandbox-came-and-went' }));
    assert.equal((await scanned(ofType('AWS.S3.Bucket'))).created, 1);
    assert.ok(await app.store.get(key));
    assert.equal((await scanned({ kind: 'resource', key })).deleted, 0);

    await s3.send(new DeleteBucketCommand({ Bucket: 'sandbox-came-and-went' }));
    assert.equal((await scanned({ kind: 'resource', key })).deleted, 1);
    assert.equal(await app.store.get(key), null);
    assert.deepEqual(
      (await app.store.history(key, { before: null, limit: 100 })).map(({ kind }) => kind),
      ['deleted', 'created'],
    );
    s3.destroy();
  });

  it('looks up every resource by itself and finds it as the scan did', async () => {
    const types = await app.store.countBy('type', {});
    for (const { value } of types) {
      const [resource] = await app.store.list({ types: [value as TypeName] }, { offset: 0, limit: 1 });
      assert.ok(resource);
      const summary = await scanned({ kind: 'resource', key: resource });
      assert.deepEqual([value, summary.problem, summary.modified, summary.deleted], [value, null, 0, 0]);
      assert.ok(await app.store.get(resource), value);
    }
  });

  it('is the same when two scans of one account run at once', async () => {
    const summaries = await Promise.all([scanned(whole), scanned(whole)]);
    for (const summary of summaries) {
      assert.deepEqual([summary.problem, summary.created, summary.modified, summary.deleted], [null, 0, 0, 0]);
    }
  });

  it('says what to do when the role is not there, or asks for another external id', async () => {
    await app.accountsFile.update(() => ({ kind: 'put', account: { ...sandbox, externalId: 'another-external-id' } }));
    const refused = await scanned(whole);
    await app.accountsFile.update(() => ({ kind: 'put', account: sandbox }));
    assert.match(
      refused.problem ?? '',
      /cannot be assumed: arn:aws:iam::333344445555:role\/PantherAuditRole-us-east-1/,
    );
    assert.match(refused.hint ?? '', /external id/);
    assert.equal(refused.scanId, null);
  });
});
