import assert from 'node:assert/strict';
import { scan } from '../../../server/src/app/scan/scan.ts';
import type { Account } from '../../../server/src/core/accounts/account.ts';
import { AppError } from '../../../server/src/core/errors.ts';
import type { ResourceKey } from '../../../server/src/core/inventory/resource.ts';
import type { AccountProgress, AccountScanSummary, ScanScope } from '../../../server/src/protocol/scan.ts';
import { appContext, masterAccount, type ScriptedAws, scriptedAws } from '../../support/appContext.ts';
import { hastyClock } from '../../support/fakeClock.ts';
import { awsFailure, fails, Pages, type Script, testAccount } from '../../support/scriptedSession.ts';
import { useInventory } from '../store/openInventory.ts';
import { accountOf, thingCatalog } from './things.ts';

const other = '222233334444';

const answers: Readonly<Record<string, Script>> = {
  'ec2:DescribeRegions': () => ({ Regions: [{ RegionName: 'us-east-1' }, { RegionName: 'eu-west-1' }] }),
  'things:ListThings': ({ region }) => ({ Things: [{ Name: `a-${region}`, Color: 'red' }] }),
  'things:ListUsers': () => ({ Users: [{ Name: 'alice' }] }),
  'things:GetUser': () => ({ Password: 'hunter2' }),
};

describe('a scan', () => {
  const { store } = useInventory();
  const clock = hastyClock();

  function contextOf(
    aws: ScriptedAws,
    accounts: readonly Account[] = [accountOf()],
    master: string | null = masterAccount,
  ) {
    return appContext({
      aws,
      store: store(),
      clock,
      accounts: { master: master === null ? null : { accountId: master, region: 'us-east-1' }, accounts },
      catalog: thingCatalog,
    });
  }

  /** Time passes between two scans. */
  async function scanWith(
    script: Readonly<Record<string, Script>>,
    scope: ScanScope = { kind: 'account', accountId: testAccount },
    signal = new AbortController().signal,
  ): Promise<AccountScanSummary> {
    await clock.delay(60_000, new AbortController().signal);
    const aws = scriptedAws({ [testAccount]: { ...answers, ...script } });
    const summary = await scan(contextOf(aws), scope, { kind: 'user', signal });
    const [account] = summary.accounts;
    assert.ok(account);
    return account;
  }

  const idsOf = async () => (await store().list({}, { offset: 0, limit: 100 })).map(({ resourceId }) => resourceId);
  const kindsOf = async () =>
    Object.fromEntries(
      (await store().cells({})).map(({ type, region, outcome }) => [`${type} ${region}`, outcome.kind]),
    );

  const key: ResourceKey = {
    accountId: testAccount,
    region: 'eu-west-1',
    type: 'AWS.Things.Thing',
    resourceId: 'arn:aws:things:eu-west-1::a-eu-west-1',
  };

  it('reads an account into the inventory and sums it up', async () => {
    const aws = scriptedAws({ [testAccount]: answers });
    const progress: AccountProgress[] = [];
    const written = new Set<string>();
    const summary = await scan(
      contextOf(aws),
      { kind: 'account', accountId: testAccount },
      {
        kind: 'baseline',
        signal: new AbortController().signal,
        onProgress: (next) => progress.push(next),
        onWritten: (accountId) => written.add(accountId),
      },
    );
    const [account] = summary.accounts;
    assert.deepEqual(
      { ...account, scanId: typeof account?.scanId, seconds: 0 },
      {
        accountId: testAccount,
        name: 'Payments',
        label: 'prod',
        scanId: 'string',
        problem: null,
        hint: null,
        cancelled: false,
        resources: 4,
        created: 4,
        modified: 0,
        deleted: 0,
        incomplete: 0,
        regions: 2,
        cells: { ok: 4, denied: 0, unsupported: 0, throttled: 0, failed: 0, cancelled: 0 },
        seconds: 0,
      },
    );
    assert.deepEqual(await idsOf(), [
      'arn:aws:things:eu-west-1::a-eu-west-1',
      `${testAccount}::AWS.Things.Meta`,
      'arn:aws:things:::user/alice',
      'arn:aws:things:us-east-1::a-us-east-1',
    ]);
    assert.equal((await store().lastWholeScan(testAccount))?.status, 'done');
    assert.deepEqual(progress.at(-1), {
      accountId: testAccount,
      name: 'Payments',
      done: 3,
      total: 3,
      found: 3,
      secondsLeft: null,
    });
    assert.deepEqual([...written], [testAccount]);
  });

  it('assumes the scan role with the external id, under the name of the user, and closes its sessions', async () => {
    const aws = scriptedAws({ [testAccount]: answers });
    await scan(contextOf(aws), { kind: 'all' }, { kind: 'user', signal: new AbortController().signal });
    assert.deepEqual(aws.assumed, [
      {
        roleArn: `arn:aws:iam::${testAccount}:role/PantherAuditRole-us-east-1`,
        externalId: 'external-id',
        sessionName: 'panther-scan-alice',
      },
    ]);
    assert.ok(aws.sessions.length === 2 && aws.sessions.every((session) => session.isClosed()));
  });

  it('redacts secrets before they are written', async () => {
    await scanWith({});
    const [user] = await store().list({ types: ['AWS.Things.User'] }, { offset: 0, limit: 1 });
    assert.deepEqual(user?.attributes, { Password: { redacted: 'of hunter2' } });
  });

  it('retires what an ok cell no longer lists, and only that', async () => {
    await scanWith({});
    const again = await scanWith({
      'things:ListThings': ({ region, call }) => {
        if (region === 'eu-west-1') throw awsFailure('denied', call, 'AccessDenied');
        return { Things: [] };
      },
    });
    assert.deepEqual([again.deleted, again.cells.denied], [1, 1]);
    const left = await idsOf();
    assert.ok(left.includes('arn:aws:things:eu-west-1::a-eu-west-1'));
    assert.ok(!left.includes('arn:aws:things:us-east-1::a-us-east-1'));
  });

  it('does not sum up what was not read to the end, and keeps the old summary', async () => {
    await scanWith({});
    const again = await scanWith({ 'things:ListThings': fails('denied') });
    assert.deepEqual([again.cells.denied, again.cells.failed], [2, 1]);
    const [cell] = await store().cells({ type: 'AWS.Things.Meta' });
    assert.match(
      cell?.outcome.kind === 'failed' ? cell.outcome.message : '',
      /not read to the end in eu-west-1 \(denied\) and 1 more/,
    );
    assert.ok((await idsOf()).includes(`${testAccount}::AWS.Things.Meta`));
  });

  it('of one region leaves the others, and sums up all of them', async () => {
    await scanWith({});
    const part = await scanWith(
      { 'things:ListThings': ({ region }) => ({ Things: [{ Name: `new-${region}` }] }) },
      { kind: 'region', accountId: testAccount, region: 'eu-west-1' },
    );
    assert.deepEqual([part.created, part.deleted, part.cells.ok, part.regions], [1, 1, 2, 1]);
    const [meta] = await store().list({ types: ['AWS.Things.Meta'] }, { offset: 0, limit: 1 });
    assert.deepEqual(meta?.attributes, {
      Things: ['arn:aws:things:eu-west-1::new-eu-west-1', 'arn:aws:things:us-east-1::a-us-east-1'],
    });
  });

  it('of one region sums up nothing before the other regions were scanned', async () => {
    const part = await scanWith({}, { kind: 'region', accountId: testAccount, region: 'eu-west-1' });
    assert.deepEqual([part.cells.ok, part.cells.failed], [1, 0]);
    assert.deepEqual(await store().list({ types: ['AWS.Things.Meta'] }, { offset: 0, limit: 1 }), []);
  });

  it('of a region that is not scanned says so', async () => {
    const summary = await scanWith({}, { kind: 'region', accountId: testAccount, region: 'ap-east-1' });
    assert.match(summary.problem ?? '', /region is not enabled .*: ap-east-1/);
    assert.ok(summary.hint);
    assert.equal(summary.scanId, null);
  });

  it('of what failed runs those cells, and those that were never reached', async () => {
    await scanWith({ 'things:ListUsers': fails('denied') });
    let calls: readonly string[] = [];
    const note: Script = ({ call }) => {
      calls = [...calls, call];
      return { Users: [], Things: [] };
    };
    await scanWith({ 'things:ListUsers': note, 'things:ListThings': note }, { kind: 'failed', accountId: testAccount });
    assert.deepEqual(calls, ['things:ListUsers']);
    const nothingLeft = await scanWith({}, { kind: 'failed', accountId: testAccount });
    assert.deepEqual([nothingLeft.problem, nothingLeft.cells.ok], [null, 0]);
  });

  it('of one type runs its cells', async () => {
    const summary = await scanWith({}, { kind: 'type', accountId: testAccount, type: 'AWS.Things.User' });
    assert.equal(summary.cells.ok, 1);
    assert.deepEqual(await idsOf(), ['arn:aws:things:::user/alice']);
  });

  it('of one resource looks it up, without its neighbours', async () => {
    await scanWith({});
    // Its answer begins with the resource.
    const pages = function* () {
      yield { Things: [{ Name: 'a-eu-west-1', Color: 'blue' }], NextToken: '2' };
      throw new Error('the next page was asked for');
    };
    let asked: unknown;
    const one = await scanWith(
      {
        'things:ListThings': ({ input }) => {
          asked = input;
          return new Pages(pages());
        },
      },
      { kind: 'resource', key },
    );
    assert.deepEqual(asked, { Names: ['a-eu-west-1'] });
    assert.deepEqual([one.modified, one.resources, one.cells.ok], [1, 1, 1]);
    assert.deepEqual((await store().get(key))?.attributes, { Color: 'blue' });
  });

  for (const [how, script] of [
    ['not in the answer', () => ({ Things: [] })],
    ['said to be gone', fails('failed', 'ThingGone')],
    ['not found', fails('notFound', 'Whatever')],
  ] as const) {
    it(`of one resource retires it when it is ${how}`, async () => {
      await scanWith({});
      const gone = await scanWith({ 'things:ListThings': script }, { kind: 'resource', key });
      assert.equal(gone.deleted, 1);
      assert.equal(await store().get(key), null);
    });
  }

  it('of one resource keeps it when AWS refuses to tell', async () => {
    await scanWith({});
    const refused = await scanWith({ 'things:ListThings': fails('denied', 'AccessDenied') }, { kind: 'resource', key });
    assert.match(refused.problem ?? '', /things:ListThings/);
    assert.deepEqual([refused.deleted, refused.cells.denied], [0, 1]);
    assert.ok(await store().get(key));
  });

  it('of one resource keeps it when the answer is not what the service sends', async () => {
    await scanWith({});
    const one = await scanWith({ 'things:ListThings': () => ({ message: 'Sign in' }) }, { kind: 'resource', key });
    assert.match(one.problem ?? '', /did not come from AWS/);
    assert.deepEqual([one.deleted, one.cells.failed], [0, 1]);
    assert.ok(await store().get(key));
  });

  it('falls back to the default regions where AWS does not name the enabled ones, and says so', async () => {
    const summary = await scanWith({ 'ec2:DescribeRegions': fails('denied', 'UnauthorizedOperation') });
    assert.equal(summary.regions, 17);
    assert.match(summary.problem ?? '', /default ones were scanned/);
    assert.match(summary.hint ?? '', /ec2:DescribeRegions/);
  });

  it('does not stop for an account whose role cannot be assumed', async () => {
    const accounts = [accountOf(), accountOf({ id: other, name: 'Dev', label: 'dev' })];
    const aws = scriptedAws(
      { [testAccount]: answers },
      {
        assume: ({ roleArn }) =>
          roleArn.includes(other) ? awsFailure('denied', 'sts:AssumeRole', 'AccessDenied') : null,
      },
    );
    const { signal } = new AbortController();
    const summary = await scan(contextOf(aws, accounts), { kind: 'all' }, { kind: 'user', signal });
    const [good, bad] = summary.accounts;
    assert.deepEqual([good?.problem, good?.cells.ok], [null, 4]);
    assert.match(
      bad?.problem ?? '',
      new RegExp(`cannot be assumed: arn:aws:iam::${other}:role/PantherAuditRole-us-east-1`),
    );
    assert.match(bad?.hint ?? '', /Dev \(222233334444\)/);
    assert.equal(bad?.scanId, null);
  });

  it('tells each account what to run when nobody is signed in', async () => {
    const expired = new AppError('CREDENTIALS', 'The session of profile security has expired', {
      hint: 'Run: aws sso login --profile security',
    });
    const aws = scriptedAws({}, { operator: () => expired });
    const { signal } = new AbortController();
    const accounts = [accountOf(), accountOf({ id: other })];
    const summary = await scan(contextOf(aws, accounts), { kind: 'all' }, { kind: 'user', signal });
    assert.deepEqual(
      summary.accounts.map(({ problem, hint }) => [problem, hint]),
      Array.from({ length: 2 }, () => [expired.message, 'Run: aws sso login --profile security']),
    );
  });

  it('keeps why it could not begin, for each account, until one begins', async () => {
    const expired = new AppError('CREDENTIALS', 'The session of profile security has expired', {
      hint: 'Run: aws sso login --profile security',
    });
    const accounts = [accountOf(), accountOf({ id: other })];
    const { signal } = new AbortController();
    const written = new Set<string>();
    const signedOut = contextOf(scriptedAws({}, { operator: () => expired }), accounts);
    const onWritten = (accountId: string) => written.add(accountId);
    await scan(signedOut, { kind: 'all' }, { kind: 'daily', signal, onWritten });
    assert.deepEqual([...written], [testAccount, other]);
    for (const id of written) {
      const { at: _, ...problem } = (await store().problem(id)) ?? { at: 0 };
      assert.deepEqual(problem, { code: 'CREDENTIALS', message: expired.message, hint: expired.fields.hint });
    }
    // Who is signed in for one account is for the others too.
    const signedIn = contextOf(scriptedAws({ [testAccount]: answers }), accounts);
    await scan(signedIn, { kind: 'account', accountId: testAccount }, { kind: 'user', signal });
    assert.deepEqual([await store().problem(testAccount), await store().problem(other)], [null, null]);
  });

  it('keeps that a role cannot be assumed when another account can be entered', async () => {
    const accounts = [accountOf(), accountOf({ id: other })];
    const assume = ({ roleArn }: { readonly roleArn: string }) =>
      roleArn.includes(other) ? awsFailure('denied', 'sts:AssumeRole', 'AccessDenied') : null;
    const ctx = contextOf(scriptedAws({ [testAccount]: answers }, { assume }), accounts);
    const { signal } = new AbortController();
    await scan(ctx, { kind: 'all' }, { kind: 'user', signal });
    await scan(ctx, { kind: 'account', accountId: testAccount }, { kind: 'user', signal });
    assert.equal((await store().problem(other))?.code, 'ROLE');
  });

  it('keeps no problem of a scan that was cancelled, or that had nothing to do', async () => {
    await scanWith({}, { kind: 'account', accountId: testAccount }, AbortSignal.abort());
    await scanWith({}, { kind: 'region', accountId: testAccount, region: 'ap-east-1' });
    assert.equal(await store().problem(testAccount), null);
  });

  it('retires nothing when the credentials expire in the middle, and says what happened', async () => {
    await scanWith({});
    const stopped = await scanWith({ 'things:ListThings': fails('credentials', 'ExpiredToken') });
    assert.match(stopped.problem ?? '', /^The scan stopped early\..*expired/);
    assert.equal((await store().problem(testAccount))?.code, 'CREDENTIALS');
    assert.ok(stopped.hint);
    assert.equal((await store().lastScan(testAccount))?.status, 'interrupted');
    assert.equal((await idsOf()).length, 4);
    assert.equal(Object.values(await kindsOf()).includes('failed'), true);
  });

  it('that is cancelled keeps what was read, and the rest is found by a retry', async () => {
    const controller = new AbortController();
    const cancelled = await scanWith(
      {
        'things:ListThings': (_, { signal }) =>
          new Pages(
            (async function* () {
              yield { Things: [{ Name: 'first' }] };
              controller.abort();
              signal.throwIfAborted();
            })(),
          ),
      },
      { kind: 'account', accountId: testAccount },
      controller.signal,
    );
    assert.equal(cancelled.cancelled, true);
    assert.equal(cancelled.problem, null);
    assert.equal((await store().lastScan(testAccount))?.status, 'cancelled');
    const kinds = await kindsOf();
    assert.equal(kinds['AWS.Things.Thing eu-west-1'], 'cancelled');
    assert.equal(kinds['AWS.Things.Meta global'], 'cancelled');

    const retry = await scanWith({}, { kind: 'failed', accountId: testAccount });
    assert.equal(retry.cancelled, false);
    assert.deepEqual(new Set(Object.values(await kindsOf())), new Set(['ok']));
  });

  it('that is cancelled before it begins is no error', async () => {
    const summary = await scanWith({}, { kind: 'account', accountId: testAccount }, AbortSignal.abort());
    assert.deepEqual([summary.cancelled, summary.problem, summary.scanId], [true, null, null]);
  });

  it('refuses what it cannot begin', async () => {
    const aws = scriptedAws({});
    const { signal } = new AbortController();
    const refused = (ctx: ReturnType<typeof contextOf>, scope: ScanScope) => scan(ctx, scope, { kind: 'user', signal });
    await assert.rejects(refused(contextOf(aws), { kind: 'account', accountId: '999999999999' }), {
      code: 'NOT_FOUND',
    });
    await assert.rejects(refused(contextOf(aws, [accountOf()], null), { kind: 'all' }), { code: 'BAD_INPUT' });
    const off = contextOf(aws, [accountOf({ enabled: false })]);
    await assert.rejects(refused(off, { kind: 'account', accountId: testAccount }), { code: 'BAD_INPUT' });
    assert.deepEqual((await refused(off, { kind: 'all' })).accounts, []);
  });
});
