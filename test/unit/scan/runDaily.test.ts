import assert from 'node:assert/strict';
import { runDaily } from '../../../server/src/app/schedule/runDaily.ts';
import { AppError } from '../../../server/src/core/errors.ts';
import type { Retention } from '../../../server/src/core/history/retention.ts';
import type { Store } from '../../../server/src/core/ports.ts';
import { appContext, masterAccount, scriptedAws } from '../../support/appContext.ts';
import { settled } from '../../support/fakeClock.ts';
import { observed } from '../../support/observed.ts';
import type { Script } from '../../support/scriptedSession.ts';
import { testAccount } from '../../support/scriptedSession.ts';
import { scanRow, useInventory } from '../store/openInventory.ts';
import { accountOf, thingCatalog } from './things.ts';

const HOUR = 3_600_000;

describe('the daily scan', () => {
  let stop: AbortController;
  let running: Promise<void>[];

  beforeEach(() => {
    stop = new AbortController();
    running = [];
  });
  afterEach(async () => {
    stop.abort();
    await Promise.all(running);
  });
  // After the hooks above: what runs ends before its inventory is closed.
  const { store, clock } = useInventory();

  /** One process of several; counts the scans that it made. */
  function start(
    holder: string,
    parts: {
      readonly operator?: () => Error;
      readonly store?: Store;
      readonly list?: Script;
      readonly retention?: Retention;
    } = {},
  ): { scans: number } {
    const seen = { scans: 0 };
    const lists: Readonly<Record<string, Script>> = {
      'ec2:DescribeRegions': () => ({ Regions: [{ RegionName: 'us-east-1' }] }),
      'things:ListThings': parts.list ?? (() => ({})),
      'things:ListUsers': () => ({}),
    };
    const ctx = appContext({
      aws: scriptedAws({ [testAccount]: lists }, parts.operator === undefined ? {} : { operator: parts.operator }),
      store: parts.store ?? store(),
      clock,
      accounts: { master: { accountId: masterAccount, region: 'us-east-1' }, accounts: [accountOf()] },
      catalog: thingCatalog,
      holder,
    });
    const onScanned = () => {
      seen.scans += 1;
    };
    const retention = parts.retention === undefined ? {} : { retention: parts.retention };
    running.push(runDaily(ctx, { everyHours: 24, signal: stop.signal, onScanned, ...retention }));
    return seen;
  }

  it('begins at once when there was none, and then every day', async () => {
    const one = start('one');
    await settled();
    assert.equal(one.scans, 1);
    await clock.advance(23 * HOUR);
    assert.equal(one.scans, 1);
    await clock.advance(2 * HOUR);
    assert.equal(one.scans, 2);
  });

  it('is caught up after a pause, once', async () => {
    await store().beginScan(scanRow({ startedAt: clock.now() - 72 * HOUR }));
    await store().finishScan('scan-1', 'done', clock.now() - 72 * HOUR);
    const one = start('one');
    await settled();
    await clock.advance(HOUR);
    assert.equal(one.scans, 1);
  });

  it('waits when there was one in time, by whomever', async () => {
    await store().beginScan(scanRow({ startedAt: clock.now() - HOUR }));
    await store().finishScan('scan-1', 'done', clock.now());
    const one = start('one');
    await settled();
    await clock.advance(22 * HOUR);
    assert.equal(one.scans, 0);
    await clock.advance(2 * HOUR);
    assert.equal(one.scans, 1);
  });

  it('repeats one that was interrupted', async () => {
    await store().beginScan(scanRow({ startedAt: clock.now() - HOUR }));
    await store().finishScan('scan-1', 'interrupted', clock.now());
    const one = start('one');
    await settled();
    assert.equal(one.scans, 1);
  });

  it('is made by one of several processes, and by another when that one ends', async () => {
    const one = start('one');
    await settled();
    const two = start('two');
    await clock.advance(25 * HOUR);
    assert.deepEqual([one.scans, two.scans], [2, 0]);
    stop.abort();
    await Promise.all(running);
    stop = new AbortController();
    const three = start('three');
    await settled();
    await clock.advance(25 * HOUR);
    assert.equal(three.scans, 1);
  });

  it('is tried again later, not without pause, while nobody is signed in', async () => {
    let asked = 0;
    const operator = () => {
      asked += 1;
      return new AppError('CREDENTIALS', 'expired');
    };
    start('one', { operator });
    await settled();
    assert.equal(asked, 1);
    await clock.advance(HOUR);
    assert.ok(asked >= 4 && asked <= 5, `${asked}`);
  });

  it('keeps its lease for as long as a scan takes', async () => {
    const finish = Promise.withResolvers<object>();
    const one = start('one', { list: () => finish.promise });
    await settled();
    const two = start('two');
    await clock.advance(HOUR);
    assert.equal(await store().acquireLease('daily-scan', 'three', clock.now(), 180_000), false);
    finish.resolve({});
    await settled();
    await settled();
    assert.deepEqual([one.scans, two.scans], [1, 0]);
  });

  it('goes on after the inventory was busy, before a scan and during one', async () => {
    const busy = new Set(['acquireLease']);
    const inventory = store();
    const sometimes: Store = {
      ...inventory,
      acquireLease: async (...lease) => {
        if (busy.has('acquireLease')) throw new AppError('STORE', 'The inventory is busy');
        return inventory.acquireLease(...lease);
      },
    };
    const finish = Promise.withResolvers<object>();
    const one = start('one', { store: sometimes, list: () => finish.promise });
    await settled();
    await clock.advance(HOUR);
    assert.equal(one.scans, 0);
    busy.clear();
    await clock.advance(120_000);
    busy.add('acquireLease');
    await clock.advance(120_000);
    finish.resolve({});
    await settled();
    await settled();
    assert.equal(one.scans, 1);
  });

  it('does not wait for a time that the clock was set back from', async () => {
    await store().beginScan(scanRow({ startedAt: clock.now() + 1_000 * HOUR }));
    await store().finishScan('scan-1', 'done', clock.now());
    const one = start('one');
    await settled();
    assert.equal(one.scans, 1);
  });

  it('never runs when it is turned off', async () => {
    const ctx = appContext({
      aws: scriptedAws({}),
      store: store(),
      clock,
      accounts: { master: null, accounts: [] },
      catalog: [],
    });
    await runDaily(ctx, { everyHours: 0, signal: stop.signal });
  });

  it('forgets old history after it, once a day', async () => {
    const gone = observed({ resourceId: 'gone' });
    const seen = async (attributes: Readonly<Record<string, number>>) =>
      store().writeResources(null, [observed({ attributes, observedAt: clock.now() })], []);
    await store().writeResources(null, [gone], []);
    await store().retire(gone, clock.now(), null);
    await seen({ version: 1 });
    await clock.advance(3 * 24 * HOUR);
    await seen({ version: 2 });
    start('one', { retention: { days: 2, changesPerResource: 0, megabytes: 0 } });
    await settled();
    await clock.advance(HOUR);
    assert.equal(await store().find(gone), null);
    const kinds = async () =>
      (await store().history(observed(), { before: null, limit: 9 })).map(({ kind, at }) => [kind, at]);
    assert.deepEqual(await kinds(), [['modified', clock.now() - HOUR]]);
    const trimmedAt = await store().trimmedAt();
    assert.ok(trimmedAt !== null && trimmedAt <= clock.now());
    await clock.advance(12 * HOUR);
    assert.equal(await store().trimmedAt(), trimmedAt);
    await clock.advance(12 * HOUR);
    assert.notEqual(await store().trimmedAt(), trimmedAt);
  });

  it('leaves all history alone where nobody said how much to keep', async () => {
    await store().writeResources(null, [observed()], []);
    await clock.advance(3 * 365 * 24 * HOUR);
    start('one');
    await settled();
    await clock.advance(HOUR);
    assert.equal(await store().countHistory(observed()), 1);
    assert.equal(await store().trimmedAt(), null);
  });
});
