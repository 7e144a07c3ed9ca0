import assert from 'node:assert/strict';
import { countChanges } from '../../../server/src/app/history/countChanges.ts';
import { appContext, scriptedAws } from '../../support/appContext.ts';
import { hastyClock } from '../../support/fakeClock.ts';
import { observed } from '../../support/observed.ts';
import { useInventory } from '../store/openInventory.ts';

const day = 86_400_000;

describe('counting changes', () => {
  const { store, clock } = useInventory();

  const context = () =>
    appContext({
      aws: scriptedAws({}),
      store: store(),
      clock: hastyClock(),
      accounts: { master: null, accounts: [] },
      catalog: [],
    });

  it('counts each change of a long time once', async () => {
    const started = clock.now();
    for (let version = 0; version < 30; version++) {
      await store().writeResources(null, [observed({ attributes: { version }, observedAt: version })], []);
      await clock.advance(5 * day);
    }
    const { signal } = new AbortController();
    const count = (since: number, until: number) =>
      countChanges(context(), { window: { since, until, sinceOf: null, accountIds: null } }, signal);
    assert.deepEqual(await count(started, clock.now()), { created: 1, modified: 29, deleted: 0 });
    assert.deepEqual(await count(started + 1, clock.now()), { created: 0, modified: 29, deleted: 0 });
    assert.deepEqual(await count(started + 10 * day, started + 50 * day), { created: 0, modified: 8, deleted: 0 });
    assert.deepEqual(await count(-1e15, clock.now()), { created: 1, modified: 29, deleted: 0 });
  });

  it('stops when it is told to', async () => {
    const window = { since: 0, until: clock.now(), sinceOf: null, accountIds: null };
    await assert.rejects(countChanges(context(), { window }, AbortSignal.abort()), { name: 'AbortError' });
  });
});
