import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { type IntakeParts, takeMessages } from '../../../server/src/app/events/intake.ts';
import { offlineIntake } from '../../../server/src/app/events/takeOffline.ts';
import { catalog } from '../../../server/src/core/catalog/index.ts';
import { createClassify } from '../../../server/src/core/events/classify.ts';
import type { DeadLetter } from '../../../server/src/core/events/eventStore.ts';
import type { JsonObject } from '../../../server/src/core/json.ts';
import { appContext, scriptedAws } from '../../support/appContext.ts';
import { accountOf } from '../scan/things.ts';
import { useInventory } from '../store/openInventory.ts';
import { damaged, seeded } from './damaged.ts';
import { accountId, enveloped, notification, recordOf } from './records.ts';

const messages = 100_000;
const atOnce = 500;
/** Of so many messages one is good. */
const goodEvery = 50;

const account = accountOf({ id: accountId, realTime: true });
const policy = (fields: object = {}) =>
  recordOf('s3', 'PutBucketPolicy', { requestParameters: { bucketName: 'invoices' }, ...fields });
/** Whole in form, and wrong all the same. */
function strange(index: number, replayed: JsonObject): string {
  const kinds: readonly (() => string)[] = [
    () => JSON.stringify(enveloped(replayed)),
    () => JSON.stringify(enveloped(policy({ recipientAccountId: '999999999999' }))),
    () => JSON.stringify(enveloped(policy({ eventTime: '2999-01-01T00:00:00Z' }))),
    () => `${'[{"detail":'.repeat(5_000)}1`,
    () => `${'['.repeat(50_000)}${']'.repeat(50_000)}`,
    () => gzipSync(JSON.stringify(policy())).toString('latin1'),
    () => notification(JSON.stringify(enveloped(policy()))),
    () => JSON.stringify({ Records: [null, 5, [], policy({ eventName: 7 })] }),
  ];
  return (kinds[index % kinds.length] ?? (() => ''))();
}

describe('a hundred thousand messages, most of them damaged', function () {
  this.timeout(120_000);
  const { store, clock } = useInventory();

  it('lose no good one: each bad one is kept, with the reason, and can be taken again', async () => {
    const ctx = {
      ...appContext({
        aws: scriptedAws({}),
        store: store(),
        clock,
        catalog,
        accounts: { master: null, accounts: [account] },
      }),
      certificates: { get: () => Promise.reject(new Error('There is no network')) },
    };
    const { signal } = new AbortController();
    const parts: IntakeParts = {
      ctx,
      classify: createClassify(catalog),
      accounts: new Map([[account.id, account]]),
      signal,
      confirm: () => Promise.reject(new Error('There is no network')),
      readLogFile: () => {
        throw new Error('No message names a file of this account');
      },
    };
    const bodies = [
      JSON.stringify(enveloped(policy())),
      JSON.stringify({ Records: [policy(), policy()] }),
      notification(JSON.stringify(enveloped(policy()))),
      notification('x', { Type: 'SubscriptionConfirmation', Token: 't' }),
      JSON.stringify({ Records: [{ s3: { bucket: { name: 'trail' }, object: { key: 'AWSLogs/a+b%2Fc.json.gz' } } }] }),
    ];
    const random = seeded(20_261_124);
    const good = new Set<string>();
    const noJson = new Set<string>();
    let first = policy();
    for (let from = 0; from < messages; from += atOnce) {
      const batch = Array.from({ length: atOnce }, (_, index) => {
        const id = `m${from + index}`;
        if (index % goodEvery === 0) {
          const record = policy();
          if (good.size === 0) first = record;
          good.add(String(record['eventID']));
          return { id, body: JSON.stringify(enveloped(record)) };
        }
        const body =
          index % 10 === 0 ? strange(from + index / 10, first) : damaged(bodies[index % bodies.length] ?? '', random);
        if (!isJson(body)) noJson.add(id);
        return { id, body };
      });
      const { kept } = await takeMessages(parts, batch);
      assert.equal(kept.length, batch.length);
    }

    const events = new Set<string>();
    for (let before: number | null = null; ; ) {
      const page = await store().events({}, { before, limit: 1_000 });
      for (const { eventId } of page) events.add(eventId);
      before = page.at(-1)?.id ?? null;
      if (before === null) break;
    }
    assert.deepEqual(
      [...good].filter((eventId) => !events.has(eventId)),
      [],
    );
    const letters = await allLetters();
    assert.deepEqual(
      letters.filter(({ reason }) => reason === ''),
      [],
    );
    const told = new Set(letters.map(({ messageId }) => messageId));
    assert.equal(told.size, letters.length);
    assert.ok(noJson.size > messages / 4, String(noJson.size));
    assert.deepEqual(
      [...noJson].filter((id) => !told.has(id)),
      [],
    );

    const take = await offlineIntake(ctx, signal);
    const again = letters.slice(0, 100);
    for (const { id, messageId, body } of again) {
      assert.equal(await take({ id: messageId, body }), 0);
      await store().forgetDeadLetter(id);
    }
    assert.equal(await store().countDeadLetters(), letters.length);
  });

  async function allLetters(): Promise<readonly DeadLetter[]> {
    const letters: DeadLetter[] = [];
    for (;;) {
      const page = await store().deadLetters({ before: letters.at(-1)?.id ?? null, limit: 1_000 });
      if (page.length === 0) return letters;
      letters.push(...page);
    }
  }
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
