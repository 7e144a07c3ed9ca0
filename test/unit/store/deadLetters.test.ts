/** What could not be read is kept, up to a bound: a queue of somebody else's messages must not fill the disk. */
import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { LONGEST_BODY } from '../../../server/src/core/events/parseMessage.ts';
import { useInventory } from './openInventory.ts';

/** The bounds, and how often they are looked at. */
const mostCharacters = 256 * 1024 * 1024;
const mostLetters = 100_000;
const every = 2_048;

describe('dead letters', () => {
  const { store, file } = useInventory();

  const letters = (count: number, body = '{') =>
    Array.from({ length: count }, (_, index) => ({ at: index, messageId: `m${index}`, reason: 'no JSON', body }));
  const takeIn = (count: number, body?: string) =>
    store().takeIn({ events: [], heartbeats: [], deadLetters: letters(count, body) });

  /** As an older process left them: so many, each of this size (which a column tells, so that nothing large is written). */
  function leave(count: number, size: number): void {
    const db = new DatabaseSync(file());
    try {
      db.prepare(
        `WITH RECURSIVE many(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM many WHERE n < ?)
          INSERT INTO dead_letters (at, message_id, reason, body, size) SELECT n, 'old' || n, 'no JSON', '{', ? FROM many`,
      ).run(count, size);
    } finally {
      db.close();
    }
  }

  /** From the oldest one. */
  async function kept(): Promise<readonly string[]> {
    const all: string[] = [];
    for (let before: number | null = null; ; ) {
      const page = await store().deadLetters({ before, limit: 10_000 });
      all.push(...page.map(({ messageId }) => messageId));
      const last = page.at(-1);
      if (last === undefined) return all.reverse();
      before = last.id;
    }
  }

  it('go from the oldest one on when they are too many', async () => {
    const others = every - (mostLetters % every);
    leave(mostLetters, 1);
    await takeIn(others - 1);
    assert.equal(await store().countDeadLetters(), mostLetters + others - 1, 'it is not looked at for each one');
    await takeIn(1);
    assert.equal(await store().countDeadLetters(), mostLetters);
    const names = await kept();
    assert.deepEqual([names[0], names.at(-1)], [`old${others + 1}`, 'm0']);
  });

  it('go from the oldest one on when they are too long', async () => {
    leave(3, Math.floor(mostCharacters / 3));
    await takeIn(every - 3);
    // Two of them and the new ones have a place; the oldest has none any more.
    const names = await kept();
    assert.deepEqual(names.slice(0, 3), ['old2', 'old3', 'm0']);
    assert.equal(names.length, every - 1);
  });

  it('stay, all of them, where they are neither', async () => {
    leave(every - 1, 1_000);
    await takeIn(1);
    assert.equal(await store().countDeadLetters(), every);
  });

  it('are cut where one is longer than any queue can bring', async () => {
    await takeIn(1, 'x'.repeat(LONGEST_BODY + 10));
    const [letter] = await store().deadLetters({ before: null, limit: 1 });
    assert.equal(letter?.body.length, LONGEST_BODY);
  });

  it('go on being counted from the newest one after some were taken again', async () => {
    leave(3, Math.floor(mostCharacters / 3));
    const [newest] = await store().deadLetters({ before: null, limit: 1 });
    await store().forgetDeadLetter(newest?.id ?? 0);
    await takeIn(every);
    const names = await kept();
    assert.deepEqual(names.slice(0, 3), ['old1', 'old2', 'm0']);
  });
});
