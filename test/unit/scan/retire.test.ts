import assert from 'node:assert/strict';
import { scan } from '../../../server/src/app/scan/scan.ts';
import type { Account } from '../../../server/src/core/accounts/account.ts';
import { catalog } from '../../../server/src/core/catalog/index.ts';
import type { CatalogType } from '../../../server/src/core/catalog/types.ts';
import type { Clock } from '../../../server/src/core/ports.ts';
import type { AccountScanSummary, ScanScope } from '../../../server/src/protocol/scan.ts';
import { appContext, masterAccount, scriptedAws } from '../../support/appContext.ts';
import { hastyClock } from '../../support/fakeClock.ts';
import { awsFailure, fails, Pages, type Script, testAccount } from '../../support/scriptedSession.ts';
import { useInventory } from '../store/openInventory.ts';
import { accountOf, thingCatalog } from './things.ts';

type Answers = Readonly<Record<string, Script>>;

const whole: ScanScope = { kind: 'account', accountId: testAccount };

const regions = (...names: readonly string[]): Answers => ({
  'ec2:DescribeRegions': () => ({ Regions: names.map((RegionName) => ({ RegionName })) }),
});

const answers: Answers = {
  ...regions('us-east-1', 'eu-west-1'),
  'things:ListThings': ({ region }) => ({ Things: [{ Name: `a-${region}` }, { Name: `b-${region}` }] }),
  'things:ListUsers': () => ({ Users: [{ Name: 'alice' }] }),
  'things:GetUser': () => ({}),
};

describe('nothing is taken for gone', () => {
  const { store } = useInventory();
  let time: Clock;

  beforeEach(() => {
    time = hastyClock();
  });

  async function scanWith(
    script: Answers,
    options: { readonly account?: Account; readonly scope?: ScanScope; readonly types?: readonly CatalogType[] } = {},
  ): Promise<AccountScanSummary> {
    const { signal } = new AbortController();
    await time.delay(60_000, signal);
    const ctx = appContext({
      aws: scriptedAws({ [testAccount]: script }),
      store: store(),
      clock: time,
      accounts: {
        master: { accountId: masterAccount, region: 'us-east-1' },
        accounts: [options.account ?? accountOf()],
      },
      catalog: options.types ?? thingCatalog,
    });
    const { accounts } = await scan(ctx, options.scope ?? whole, { kind: 'user', signal });
    const [account] = accounts;
    assert.ok(account);
    return account;
  }

  const idsOf = async () => (await store().list({}, { offset: 0, limit: 100 })).map(({ resourceId }) => resourceId);

  /** A first scan, and one that must retire nothing. */
  async function keepsAll(script: Answers, options: Parameters<typeof scanWith>[1] = {}): Promise<AccountScanSummary> {
    await scanWith(answers);
    const before = await idsOf();
    assert.equal(before.length, 6);
    const again = await scanWith({ ...answers, ...script }, options);
    assert.equal(again.deleted, 0);
    assert.deepEqual(await idsOf(), before);
    return again;
  }

  for (const kind of ['denied', 'throttled', 'network', 'malformed', 'unsupported', 'failed', 'notFound'] as const) {
    it(`when a list is ${kind}`, async () => {
      await keepsAll({ 'things:ListThings': fails(kind) });
    });
  }

  it('when a list ends in the middle of its pages', async () => {
    const again = await keepsAll({
      'things:ListThings': ({ region, call }) =>
        new Pages(
          (function* () {
            yield { Things: [{ Name: `a-${region}` }], NextToken: 'more' };
            throw awsFailure('network', call);
          })(),
        ),
    });
    assert.equal(again.cells.failed, 3);
  });

  it('when the last page of a list promises another', async () => {
    const again = await keepsAll({
      'things:ListThings': ({ region }) => ({ Things: [{ Name: `a-${region}` }], NextToken: 'more' }),
    });
    assert.equal(again.cells.failed, 3);
  });

  it('when an item cannot be understood', async () => {
    const again = await keepsAll({
      'things:ListThings': ({ region }) => ({ Things: [{ Name: `a-${region}` }, null] }),
    });
    assert.equal(again.cells.failed, 3);
  });

  it('when the answer is no object', async () => {
    await keepsAll({ 'things:ListThings': () => '<html>' });
  });

  it('when a region is not enabled any more', async () => {
    await keepsAll(regions('us-east-1'));
  });

  for (const [how, script] of Object.entries({ denied: fails('denied'), empty: regions()['ec2:DescribeRegions'] })) {
    it(`when the list of regions is ${how}; a region that was scanned before is scanned again`, async () => {
      const home = accountOf({ regions: ['us-east-1', 'me-south-1'] });
      const before = await scanWith({ ...answers, ...regions('us-east-1', 'me-south-1') }, { account: home });
      const again = await scanWith({ ...answers, 'ec2:DescribeRegions': script ?? assert.fail() }, { account: home });
      assert.deepEqual([before.regions, again.regions, again.deleted], [2, 2, 0]);
      assert.match(again.problem ?? '', /did not say which regions are enabled/);
    });
  }

  it('when the account is narrowed, or ignores a region or a type', async () => {
    const ignore = accountOf().ignore;
    await keepsAll({}, { account: accountOf({ regions: ['us-*'] }) });
    await keepsAll({}, { account: accountOf({ ignore: { ...ignore, regions: ['eu-*'] } }) });
    await keepsAll({}, { account: accountOf({ ignore: { ...ignore, types: ['AWS.Things.Thing'] } }) });
  });

  it('when another region, type or resource is scanned', async () => {
    const empty: Answers = { 'things:ListUsers': () => ({}) };
    await keepsAll(empty, { scope: { kind: 'region', accountId: testAccount, region: 'eu-west-1' } });
    await keepsAll(empty, { scope: { kind: 'type', accountId: testAccount, type: 'AWS.Things.Thing' } });
    const key = {
      accountId: testAccount,
      region: 'eu-west-1',
      type: 'AWS.Things.Thing',
      resourceId: 'arn:aws:things:eu-west-1::a-eu-west-1',
    } as const;
    await keepsAll(empty, { scope: { kind: 'resource', key } });
  });

  it('of a bucket whose location is denied, nor of its neighbours', async () => {
    const types = catalog.filter(({ type }) => type === 'AWS.S3.Bucket');
    const s3: Answers = {
      ...regions('us-east-1'),
      's3:ListBuckets': () => ({ Buckets: [{ Name: 'invoices' }, { Name: 'logs' }] }),
      's3:GetBucketLocation': () => ({ LocationConstraint: 'eu-west-1' }),
      ...Object.fromEntries(
        types
          .flatMap((type) => (type.kind === 'listed' ? type.details : []))
          .filter(({ action }) => action !== 'GetBucketLocation')
          .map(({ action }) => [`s3:${action}`, () => ({})]),
      ),
    };
    await scanWith(s3, { types });
    const denied: Script = ({ call, input }) => {
      if (input['Bucket'] === 'invoices') throw awsFailure('denied', call, 'AccessDenied');
      return { LocationConstraint: 'eu-west-1' };
    };
    const again = await scanWith({ ...s3, 's3:GetBucketLocation': denied }, { types });
    assert.deepEqual([again.deleted, again.created, again.cells.failed], [0, 0, 1]);
    assert.deepEqual(await idsOf(), ['arn:aws:s3:::invoices', 'arn:aws:s3:::logs']);
  });

  it('when the clock is set back while a cell is listed', async () => {
    let ahead = 3_600_000;
    const { now, ...rest } = time;
    time = { now: () => now() + ahead, ...rest };
    await keepsAll({
      'things:ListThings': ({ region }) =>
        new Pages(
          (function* () {
            ahead = 0;
            yield { Things: [{ Name: `a-${region}` }], NextToken: 'more' };
            yield { Things: [{ Name: `b-${region}` }] };
          })(),
        ),
    });
  });

  it('and what is gone is retired after all once its cell is ok', async () => {
    await scanWith(answers);
    await scanWith({ ...answers, 'things:ListThings': fails('denied') });
    const last = await scanWith({ ...answers, 'things:ListThings': () => ({ Things: [] }) });
    assert.equal(last.deleted, 4);
    assert.deepEqual(await idsOf(), [`${testAccount}::AWS.Things.Meta`, 'arn:aws:things:::user/alice']);
  });

  it('and a region that is scanned no more is left out of the summary of the others', async () => {
    await scanWith(answers);
    await scanWith({ ...answers, ...regions('us-east-1') });
    const [meta] = await store().list({ types: ['AWS.Things.Meta'] }, { offset: 0, limit: 1 });
    assert.deepEqual(meta?.attributes, {
      Things: ['arn:aws:things:us-east-1::a-us-east-1', 'arn:aws:things:us-east-1::b-us-east-1'],
    });
  });
});
