import assert from 'node:assert/strict';
import { scan } from '../../../server/src/app/scan/scan.ts';
import { list } from '../../../server/src/core/catalog/service.ts';
import type { CatalogType } from '../../../server/src/core/catalog/types.ts';
import { isPending, type ResourceKey } from '../../../server/src/core/inventory/resource.ts';
import type { AccountScanSummary } from '../../../server/src/protocol/scan.ts';
import { appContext, masterAccount, scriptedAws } from '../../support/appContext.ts';
import { hastyClock } from '../../support/fakeClock.ts';
import { awsFailure, fails, type Script, testAccount } from '../../support/scriptedSession.ts';
import { useInventory } from '../store/openInventory.ts';
import { info, type Thing, things } from './cellRun.ts';
import { accountOf } from './things.ts';

type Answers = Readonly<Record<string, Script>>;

const arnOf = (thing: Thing) => `arn:aws:things:::${thing.Name}`;

const thing = list(things.op('ListThings'), { items: (page) => page.Things })
  .detail('policy', things.op('GetPolicy'), (of) => ({ Name: of.Name }))
  .as({
    ...info,
    type: 'AWS.Things.Thing',
    model: (of, d) => {
      if (d.policy?.Policy === 'gone') return undefined;
      return {
        resourceId: arnOf(of),
        name: of.Name,
        region: d.policy?.Policy === 'elsewhere' ? 'eu-central-1' : undefined,
        tags: {},
        attributes: {
          Parts: of.Parts ?? null,
          Policy: d.policy === undefined ? undefined : (d.policy?.Policy ?? null),
        },
      };
    },
  });

const needy = list(things.op('ListThings'), { items: (page) => page.Things })
  .detail('policy', things.op('GetPolicy'), (of) => ({ Name: of.Name }))
  .as({
    ...info,
    type: 'AWS.Things.Thing',
    model: (of, d) => {
      if (d.policy === undefined) throw new TypeError('It needs its policy');
      return { resourceId: arnOf(of), name: of.Name, attributes: { Policy: d.policy?.Policy } };
    },
  });

const answers: Answers = {
  'ec2:DescribeRegions': () => ({ Regions: [{ RegionName: 'us-east-1' }] }),
  'things:ListThings': () => ({ Things: [{ Name: 'a', Parts: ['p'] }, { Name: 'b' }] }),
  'things:GetPolicy': () => ({ Policy: 'allow' }),
};

const key = (name: string): ResourceKey => ({
  accountId: testAccount,
  region: 'us-east-1',
  type: 'AWS.Things.Thing',
  resourceId: `arn:aws:things:::${name}`,
});

describe('resources that the inventory does not know', () => {
  const { store } = useInventory();
  const clock = hastyClock();

  async function scanWith(
    script: Answers,
    options: { readonly signal?: AbortSignal; readonly type?: CatalogType } = {},
  ): Promise<AccountScanSummary> {
    const { signal = new AbortController().signal, type = thing } = options;
    await clock.delay(60_000, new AbortController().signal);
    const ctx = appContext({
      aws: scriptedAws({ [testAccount]: { ...answers, ...script } }),
      store: store(),
      clock,
      accounts: { master: { accountId: masterAccount, region: 'us-east-1' }, accounts: [accountOf()] },
      catalog: [type],
    });
    const { accounts } = await scan(ctx, { kind: 'account', accountId: testAccount }, { kind: 'user', signal });
    const [account] = accounts;
    assert.ok(account);
    return account;
  }

  const kindsOf = async (name: string) =>
    (await store().history(key(name), { before: null, limit: 1_000 })).map(({ kind }) => kind);

  /** Answers of a detail call that first look at what the inventory has by then. */
  const looking =
    (look: (name: string) => Promise<unknown>): Script =>
    async ({ input }) => {
      await look(String(input['Name']));
      return { Policy: 'allow' };
    };

  it('are there while their details are read, and say so', async () => {
    const seen: unknown[] = [];
    await scanWith({
      'things:GetPolicy': looking(async (name) => {
        const stored = await store().get(key(name));
        seen.push([name, stored?.name, stored?.attributes, stored?.notRead.map(({ call, reason }) => [call, reason])]);
      }),
    });
    assert.deepEqual(seen, [
      ['a', 'a', { Parts: ['p'] }, [['things:GetPolicy', 'pending']]],
      ['b', 'b', { Parts: null }, [['things:GetPolicy', 'pending']]],
    ]);
    const stored = await store().get(key('a'));
    assert.deepEqual([stored?.attributes, stored?.notRead], [{ Parts: ['p'], Policy: 'allow' }, []]);
  });

  it('have one row of history, which tells that they were found', async () => {
    const summary = await scanWith({});
    assert.deepEqual([summary.created, summary.modified, summary.resources], [2, 0, 2]);
    assert.deepEqual(await kindsOf('a'), ['created']);
    const { firstSeenAt, changedAt } = (await store().get(key('a'))) ?? assert.fail();
    assert.equal(changedAt, firstSeenAt);
    const again = await scanWith({ 'things:GetPolicy': () => ({ Policy: 'deny' }) });
    assert.deepEqual([again.created, again.modified], [0, 2]);
    assert.deepEqual(await kindsOf('a'), ['modified', 'created']);
  });

  it('leave those alone that it knows', async () => {
    await scanWith({ 'things:ListThings': () => ({ Things: [{ Name: 'a', Parts: ['p'] }] }) });
    const before = await store().get(key('a'));
    await scanWith({
      'things:GetPolicy': looking(async (name) => {
        if (name === 'a') assert.deepEqual(await store().get(key('a')), before);
        else assert.ok(isPending((await store().get(key('b'))) ?? assert.fail()));
      }),
    });
    assert.deepEqual(await kindsOf('a'), ['created']);
  });

  it('stay as they were listed when the scan is cancelled, and are completed by the next without a change', async () => {
    const controller = new AbortController();
    const cancelled = await scanWith(
      {
        'things:GetPolicy': ({ call }) => {
          controller.abort();
          throw awsFailure('cancelled', call);
        },
      },
      { signal: controller.signal },
    );
    assert.deepEqual([cancelled.cancelled, cancelled.created], [true, 2]);
    const listed = await store().get(key('a'));
    assert.deepEqual(listed?.notRead, [
      {
        call: 'things:GetPolicy',
        reason: 'pending',
        code: 'Pending',
        message: 'It was listed; this part was still to be read.',
      },
    ]);
    const next = await scanWith({});
    assert.deepEqual([next.created, next.modified, next.deleted], [0, 0, 0]);
    assert.deepEqual(await kindsOf('a'), ['created']);
    const stored = await store().get(key('a'));
    assert.deepEqual([stored?.notRead, stored?.attributes['Policy']], [[], 'allow']);
    assert.equal(stored?.changedAt, listed?.changedAt);
  });

  it('are retired by the next scan when they are gone by then', async () => {
    const controller = new AbortController();
    const script: Script = ({ call }) => {
      controller.abort();
      throw awsFailure('cancelled', call);
    };
    await scanWith({ 'things:GetPolicy': script }, { signal: controller.signal });
    const next = await scanWith({ 'things:ListThings': () => ({ Things: [{ Name: 'a' }] }) });
    assert.equal(next.deleted, 1);
    assert.deepEqual(await kindsOf('b'), ['deleted', 'created']);
  });

  it('say what could not be read once that is known', async () => {
    const summary = await scanWith({ 'things:GetPolicy': fails('denied', 'AccessDenied') });
    assert.equal(summary.incomplete, 2);
    const stored = await store().get(key('a'));
    assert.deepEqual(
      stored?.notRead.map(({ reason, code }) => [reason, code]),
      [['denied', 'AccessDenied']],
    );
  });

  it('leave no trace where the details tell that they are none, or live elsewhere', async () => {
    const policies: Readonly<Record<string, string>> = { a: 'gone', b: 'elsewhere' };
    const summary = await scanWith({
      'things:GetPolicy': ({ input }) => ({ Policy: policies[String(input['Name'])] }),
    });
    assert.deepEqual([summary.created, summary.deleted, summary.resources], [1, 0, 1]);
    assert.deepEqual(
      (await store().list({}, { offset: 0, limit: 10 })).map(({ name, region }) => [name, region]),
      [['b', 'eu-central-1']],
    );
    assert.deepEqual([await kindsOf('a'), await kindsOf('b')], [[], []]);
  });

  it('wait for their details where their model needs them', async () => {
    const seen: unknown[] = [];
    const script = { 'things:GetPolicy': looking(async (name) => seen.push(await store().get(key(name)))) };
    const summary = await scanWith(script, { type: needy });
    assert.deepEqual([seen, summary.created], [[null, null], 2]);
  });

  it('that the account does not want to see are not shown early either', async () => {
    const ignored = accountOf({ ignore: { regions: [], types: [], resources: ['*:::a'] } });
    const seen: unknown[] = [];
    const ctx = appContext({
      aws: scriptedAws({
        [testAccount]: { ...answers, 'things:GetPolicy': looking(async () => seen.push(await store().get(key('a')))) },
      }),
      store: store(),
      clock,
      accounts: { master: { accountId: masterAccount, region: 'us-east-1' }, accounts: [ignored] },
      catalog: [thing],
    });
    await scan(ctx, { kind: 'all' }, { kind: 'user', signal: new AbortController().signal });
    assert.deepEqual(seen, [null, null]);
    assert.equal(await store().count({}), 1);
  });

  it('are the same when two scans of one account find them at once', async () => {
    const script: Answers = {
      'things:GetPolicy': async ({ input }) => {
        await store().get(key(String(input['Name'])));
        return { Policy: 'allow' };
      },
    };
    const [one, two] = await Promise.all([scanWith(script), scanWith(script)]);
    assert.deepEqual([(one?.created ?? 0) + (two?.created ?? 0), one?.modified, two?.modified], [2, 0, 0]);
    assert.deepEqual([await kindsOf('a'), await kindsOf('b')], [['created'], ['created']]);
    assert.deepEqual((await store().get(key('a')))?.notRead, []);
  });
});
