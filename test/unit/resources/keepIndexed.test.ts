import assert from 'node:assert/strict';
import { indexAll, keepIndexed } from '../../../server/src/app/resources/keepIndexed.ts';
import { AppError } from '../../../server/src/core/errors.ts';
import type { Store } from '../../../server/src/core/ports.ts';
import { appContext, scriptedAws } from '../../support/appContext.ts';
import { fakeClock } from '../../support/fakeClock.ts';
import { observed } from '../../support/observed.ts';
import { useInventory } from '../store/openInventory.ts';

describe('keeping text filters fast', () => {
  const { store } = useInventory();
  const clock = fakeClock();
  const contextWith = (inventory: Store) =>
    appContext({
      aws: scriptedAws({}),
      store: inventory,
      clock,
      accounts: { master: null, accounts: [] },
      catalog: [],
    });

  const write = (count: number) =>
    store().writeResources(
      null,
      Array.from({ length: count }, (_, index) => observed({ resourceId: `arn:aws:s3:::b${index}` })),
      [],
    );

  it('goes on in steps until nothing is left, then looks once a second, until it is stopped', async () => {
    await write(1_200);
    const stop = new AbortController();
    let steps = 0;
    const counted = {
      ...store(),
      indexText: (limit: number) =>
        store()
          .indexText(limit)
          .finally(() => (steps += 1)),
    };
    const running = keepIndexed(contextWith(counted), stop.signal);
    await clock.waiting();
    await clock.advance(500);
    assert.equal(await store().indexText(1), false);
    const done = steps;
    assert.ok(done > 2, `${done} steps`);
    await write(1_201);
    await clock.advance(1_000);
    assert.equal(await store().indexText(1), false);
    stop.abort();
    await running;
  });

  it('tries again later when the inventory is busy', async () => {
    await write(1);
    const stop = new AbortController();
    let asked = 0;
    const sometimes = {
      ...store(),
      indexText: (limit: number) => {
        asked += 1;
        return asked < 3 ? Promise.reject(new AppError('STORE', 'The inventory is busy')) : store().indexText(limit);
      },
    };
    const running = keepIndexed(contextWith(sometimes), stop.signal);
    await clock.waiting();
    await clock.advance(2_000);
    assert.equal(await store().indexText(1), false);
    stop.abort();
    await running;
  });

  it('does all of it before a command ends', async () => {
    await write(6_000);
    const clockless = {
      ...contextWith(store()),
      clock: { now: () => 0, delay: () => Promise.resolve(), after: () => () => undefined },
    };
    await indexAll(clockless, new AbortController().signal);
    assert.equal(await store().indexText(1), false);
  }).timeout(20_000);
});
