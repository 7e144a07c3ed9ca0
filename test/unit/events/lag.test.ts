import assert from 'node:assert/strict';
import { eventsStatus } from '../../../server/src/app/events/eventsStatus.ts';
import { lagNow } from '../../../server/src/core/events/lag.ts';
import { isDelivered, readRecord } from '../../../server/src/core/events/readRecord.ts';
import { appContext, masterAccount, scriptedAws } from '../../support/appContext.ts';
import { testAccount } from '../../support/scriptedSession.ts';
import { accountOf, thingCatalog } from '../scan/things.ts';
import { useInventory } from '../store/openInventory.ts';
import { recordOf } from './records.ts';

describe('how far real time is behind', () => {
  const { store, clock } = useInventory();

  /** So many events that happened so long ago come in; of what they touch nothing waits unless told. */
  async function comeIn(count: number, agoMs: number, waits = false): Promise<void> {
    const eventTime = new Date(clock.now() - agoMs).toISOString();
    const events = Array.from({ length: count }, () => {
      const read = readRecord(recordOf('things', 'PaintThing', { recipientAccountId: testAccount, eventTime }));
      assert.ok('record' in read && isDelivered(read.record));
      const key = { accountId: testAccount, type: 'AWS.Things.Thing', region: 'eu-west-1', resourceId: 'a' } as const;
      const touched = waits ? [{ ...key, effect: 'upsert' as const, dueAt: clock.now() }] : [];
      return { record: read.record, receivedAt: clock.now(), standing: 'applies' as const, guessed: false, touched };
    });
    await store().takeIn({ events, heartbeats: [], deadLetters: [] });
  }

  async function status() {
    const master = { accountId: masterAccount, region: 'us-east-1' };
    const accounts = { master, accounts: [accountOf({ realTime: true })] };
    const aws = scriptedAws({ [testAccount]: {} });
    const ctx = appContext({ aws, store: store(), clock, accounts, catalog: thingCatalog });
    await store().saveReceiver(JSON.stringify({ holder: 'one', state: 'receiving', reason: null }), clock.now());
    const { state, lagMs, reason } = await eventsStatus(ctx);
    return { state, lagMs, reason };
  }

  const live = { state: 'live', reason: null };

  it('is said while a backlog comes in, and no more once it was caught up with', async () => {
    await comeIn(500, 240_000);
    assert.deepEqual(await status(), { state: 'lagging', lagMs: 240_000, reason: 'Events come in late.' });
    await clock.advance(5_000);
    assert.equal((await status()).state, 'lagging');
    // The queue has nothing left: what was late is no later than that.
    await clock.advance(5_001);
    assert.deepEqual(await status(), { ...live, lagMs: null });
  });

  it('is that of the last few events, whatever came before them', async () => {
    await comeIn(500, 240_000);
    await clock.advance(1_000);
    await comeIn(5, 3_000);
    assert.deepEqual(await status(), { ...live, lagMs: 3_000 });
    // One that strayed says nothing of the others.
    await comeIn(1, 240_000);
    await comeIn(4, 4_000);
    assert.deepEqual(await status(), { ...live, lagMs: 4_000 });
  });

  it('is also the time that a resource waits to be looked at', async () => {
    await comeIn(1, 2_000, true);
    await clock.advance(61_000);
    assert.deepEqual(await status(), { state: 'lagging', lagMs: 61_000, reason: 'Events come in late.' });
    const [pending] = await store().claim(clock.now(), 1);
    assert.ok(pending);
    // It was looked at; that AWS may be behind, so that it is looked at again, keeps nobody waiting.
    await store().settle(pending, 'unchanged', { at: clock.now() + 60_000 });
    assert.deepEqual(await status(), { ...live, lagMs: null });
  });

  it('is nothing where the clocks disagree', () => {
    const recent = { count: 1, lastLagMs: 0, lastReceivedAt: 5_000, oldestWaitingAt: 5_000 };
    assert.equal(lagNow(recent, 4_000), 0);
  });
});
