import assert from 'node:assert/strict';
import { trimHistory } from '../../../server/src/app/history/trimHistory.ts';
import { limitsOf } from '../../../server/src/core/history/retention.ts';
import { appContext, scriptedAws } from '../../support/appContext.ts';
import { observed } from '../../support/observed.ts';
import { useInventory } from '../store/openInventory.ts';

const retention = { days: 0, changesPerResource: 10, megabytes: 0 };

describe('trimming by a use case', () => {
  const { store, clock } = useInventory();

  const context = (holder: string) =>
    appContext({
      aws: scriptedAws({}),
      store: store(),
      clock,
      accounts: { master: null, accounts: [] },
      catalog: [],
      holder,
    });

  beforeEach(async () => {
    for (let version = 0; version < 800; version++) {
      await store().writeResources(null, [observed({ attributes: { version }, observedAt: version })], []);
    }
  });

  it('goes step by step, and lets others come to their turn between them', async () => {
    const { signal } = new AbortController();
    const trimming = trimHistory(context('one'), retention, signal);
    let ended = false;
    const end = trimming.then(() => {
      ended = true;
    });
    let turns = 0;
    for (; !ended; turns++) {
      await Promise.race([clock.waiting(), end]);
      await store().writeResources(null, [observed({ resourceId: `other-${turns}`, observedAt: 1 })], []);
      await clock.advance(20);
    }
    assert.equal(await trimming, 789);
    assert.ok(turns > 3);
  });

  it('is done by one of several processes', async () => {
    const controller = new AbortController();
    const first = trimHistory(context('one'), retention, controller.signal);
    await clock.waiting();
    assert.equal(await trimHistory(context('two'), retention, controller.signal), null);
    controller.abort();
    await assert.rejects(first, { name: 'AbortError' });
    // What is left is done by whoever comes next.
    const second = trimHistory(context('two'), retention, new AbortController().signal);
    await clock.waiting();
    await clock.advance(60_000);
    assert.ok(Number(await second) > 0);
    assert.equal(await store().countHistory(observed()), 11);
  });

  it('takes 0 for no limit', () => {
    assert.deepEqual(limitsOf({ days: 0, changesPerResource: 0, megabytes: 0 }, 5), {
      before: null,
      changesPerResource: null,
      bytes: null,
    });
    assert.deepEqual(limitsOf({ days: 1, changesPerResource: 2, megabytes: 3 }, 86_400_005), {
      before: 5,
      changesPerResource: 2,
      bytes: 3_145_728,
    });
  });
});
