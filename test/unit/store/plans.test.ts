import assert from 'node:assert/strict';
import { readChangeCounts, readChanges } from '../../../server/src/adapters/store/changes.ts';
import { type Database, openDatabase, type Parameters } from '../../../server/src/adapters/store/database.ts';
import { countHistory, readHistory, readPast, readVersionAt } from '../../../server/src/adapters/store/history.ts';
import { forgetPlaces } from '../../../server/src/adapters/store/places.ts';
import { readByResourceId, readCountBy, readList } from '../../../server/src/adapters/store/queries.ts';
import { writeAll } from '../../../server/src/adapters/store/resources.ts';
import { readLastDoneScans } from '../../../server/src/adapters/store/scans.ts';
import { unindexAccount } from '../../../server/src/adapters/store/searchIndex.ts';
import { createTextMatches } from '../../../server/src/adapters/store/textMatches.ts';
import { trimStep } from '../../../server/src/adapters/store/trim.ts';
import type { TrimMark } from '../../../server/src/core/history/historyStore.ts';
import { observed } from '../../support/observed.ts';
import { useTempFolder } from '../../support/tempFolder.ts';

describe('the reads of the inventory', () => {
  const folder = useTempFolder();

  /** What the work asked the inventory, and how it is found. */
  async function plansOf(work: (db: Database) => void): Promise<readonly string[]> {
    const db = await openDatabase(`${folder()}/inventory.db`, { trigrams: true });
    const asked: (readonly [string, Parameters])[] = [];
    function noting<Result>(ask: (sql: string, parameters: Parameters) => Result) {
      return (sql: string, parameters: Parameters): Result => {
        asked.push([sql, parameters]);
        return ask(sql, parameters);
      };
    }
    try {
      work({ ...db, run: noting(db.run), get: noting(db.get), all: noting(db.all) });
      const explained = asked.filter(([sql]) => !sql.startsWith('PRAGMA'));
      assert.ok(explained.length > 0);
      return explained.flatMap(([sql, parameters]) =>
        db.all(`EXPLAIN QUERY PLAN ${sql}`, parameters).map((row) => `${row['detail']}   ${sql.slice(0, 90)}`),
      );
    } finally {
      db.close();
    }
  }

  const whole = (plans: readonly string[]) =>
    plans.filter(
      (plan) => /^SCAN (?!known|json_each|CONSTANT ROW|\(subquery)/.test(plan) || /TEMP B-TREE FOR ORDER/.test(plan),
    );

  it('of a page of resources go along the index, whatever is left open before what is asked for', async () => {
    const filters = [
      {},
      { types: ['AWS.S3.Bucket'] },
      { regions: ['us-east-1'] },
      { accountIds: ['1'] },
      { accountIds: ['1', '2'], types: ['AWS.S3.Bucket', 'AWS.KMS.Key'] },
      { accountIds: ['1'], regions: ['us-east-1'], types: ['AWS.S3.Bucket'] },
    ] as const;
    const plans = await plansOf((db) => {
      for (const filter of filters) readList(db, createTextMatches(db), filter, { offset: 1, limit: 10 });
    });
    assert.deepEqual(
      plans.filter((plan) => /TEMP B-TREE|SCAN resources/.test(plan)),
      [],
    );
    const counts = await plansOf((db) => {
      for (const filter of filters) readCountBy(db, createTextMatches(db), 'type', filter);
    });
    assert.deepEqual(
      counts.filter((plan) => /SCAN resources/.test(plan)),
      [],
    );
    const ofOne = await plansOf((db) => {
      readByResourceId(db, 'arn:aws:s3:::a', { deleted: false });
      db.tidy(() => unindexAccount(db, '1'));
      db.tidy(() => forgetPlaces(db, '1'));
    });
    assert.deepEqual(
      ofOne.filter((plan) => /SCAN (?!json_each|\(subquery)/.test(plan)),
      [],
    );
  });

  it('of one resource look at nothing else', async () => {
    const key = observed();
    const plans = await plansOf((db) => {
      db.tidy(() => writeAll(db, { scanId: null, cause: null, at: 1 }, [key], []));
      db.tidy(() => writeAll(db, { scanId: null, cause: null, at: 2 }, [{ ...key, tags: {}, observedAt: 2_000 }], []));
      const [change] = readHistory(db, key, { before: 9, limit: 10 });
      countHistory(db, key);
      readVersionAt(db, key, 2);
      readPast(db, key, { change: change?.id ?? 0, side: 'before' }, []);
    });
    assert.deepEqual(whole(plans), []);
  });

  it('of the whole inventory go along an index, in order, and read no row that is filtered out', async () => {
    const page = { after: { at: 5, id: 7 }, limit: 10 };
    const filters = [
      {},
      { accountIds: ['1'] },
      { accountIds: ['1', '2'], kinds: ['created', 'deleted'] },
      { regions: ['us-east-1'], types: ['AWS.S3.Bucket'], sinceOf: { '1': 2 } },
      { accountIds: ['1'], types: ['AWS.S3.Bucket', 'AWS.KMS.Key'] },
    ] as const;
    const plans = await plansOf((db) => {
      for (const filter of filters) readChanges(db, { ...filter, since: 1, until: 9 }, page);
    });
    assert.deepEqual(whole(plans), []);
    const counts = await plansOf((db) => {
      for (const field of ['accountId', 'region', 'type', null] as const) {
        for (const filter of filters) readChangeCounts(db, field, { ...filter, since: 1, until: 9 });
      }
    });
    assert.deepEqual(whole(counts), []);
    assert.ok(counts.some((plan) => plan.includes('COVERING INDEX changes_by_time')));
    assert.ok(counts.some((plan) => plan.includes('COVERING INDEX changes_by_account')));
  });

  it('and its trimming never look at everything', async () => {
    const plans = await plansOf((db) => {
      readLastDoneScans(db);
      db.tidy(() => writeAll(db, { scanId: null, cause: null, at: 1 }, [observed()], []));
      for (let mark: TrimMark | null | undefined; mark !== null; ) {
        mark = trimStep(db, { before: 9, changesPerResource: 1, bytes: 1 }, mark ?? null, 10).next;
      }
    });
    assert.deepEqual(whole(plans), []);
  });
});
