import assert from 'node:assert/strict';
import type { ChangeFilter, ListedChange } from '../../../server/src/core/history/historyStore.ts';
import { observed } from '../../support/observed.ts';
import { testAccount } from '../../support/scriptedSession.ts';
import { scanRow, useInventory } from './openInventory.ts';

const other = '222233334444';

describe('what changed in the inventory', () => {
  const { store, clock } = useInventory();
  const ever: ChangeFilter = { since: 0, until: Number.MAX_SAFE_INTEGER };

  const bucket = (name: string, replace: Parameters<typeof observed>[0] = {}) =>
    observed({ resourceId: `arn:aws:s3:::${name}`, name, ...replace });

  async function all(filter: ChangeFilter, limit = 100): Promise<readonly ListedChange[]> {
    const found: ListedChange[] = [];
    let after: { readonly at: number; readonly id: number } | null = null;
    for (;;) {
      const page: readonly ListedChange[] = await store().changes(filter, { after, limit });
      found.push(...page);
      const last = page.at(-1);
      if (last === undefined || page.length < limit) return found;
      after = last;
    }
  }

  const lines = async (filter: Partial<ChangeFilter> = {}, limit?: number) =>
    (await all({ ...ever, ...filter }, limit)).map(({ kind, title }) => `${kind} ${title}`);

  let started: number;
  beforeEach(async () => {
    started = clock.now();
    await store().writeResources(null, [bucket('a'), bucket('b', { region: 'eu-west-1' })], []);
    await clock.advance(1000);
    await store().writeResources(null, [bucket('c', { accountId: other }), bucket('k', { type: 'AWS.KMS.Key' })], []);
    await clock.advance(1000);
    await store().writeResources(null, [bucket('a', { tags: {}, observedAt: 2_000 })], []);
    await store().retire(bucket('b', { region: 'eu-west-1' }), 3_000, null);
  });

  it('is listed newest first, with what was deleted', async () => {
    assert.deepEqual(await lines(), ['deleted b', 'modified a', 'created k', 'created c', 'created b', 'created a']);
  });

  it('is the same in pages of any length, though many changes are of one moment', async () => {
    await store().writeResources(
      null,
      Array.from({ length: 50 }, (_, index) => bucket(`n${index}`)),
      [],
    );
    const whole = await lines();
    for (const limit of [1, 3, 7, 50]) assert.deepEqual(await lines({}, limit), whole);
  });

  it('is filtered by time, account, region, type and kind, alone and together', async () => {
    assert.deepEqual(await lines({ since: started + 2000 }), ['deleted b', 'modified a']);
    assert.deepEqual(await lines({ until: started + 1000 }), ['created b', 'created a']);
    assert.deepEqual(await lines({ accountIds: [other] }), ['created c']);
    assert.deepEqual(await lines({ accountIds: [other, testAccount], kinds: ['modified'] }), ['modified a']);
    assert.deepEqual(await lines({ accountIds: [] }), []);
    assert.deepEqual(await lines({ regions: ['eu-west-1'], kinds: ['created', 'deleted'] }), [
      'deleted b',
      'created b',
    ]);
    assert.deepEqual(await lines({ types: ['AWS.KMS.Key'], accountIds: [testAccount] }), ['created k']);
  });

  it('may begin at another time in each account', async () => {
    const sinceOf = { [testAccount]: started + 2000 };
    assert.deepEqual(await lines({ sinceOf }), ['deleted b', 'modified a', 'created c']);
  });

  it('is counted by account, region and type, and all together', async () => {
    const counts = async (field: 'accountId' | 'region' | 'type' | null, filter: Partial<ChangeFilter> = {}) =>
      (await store().countChanges(field, { ...ever, ...filter })).map(
        ({ value, kind, count }) => `${value} ${kind} ${count}`,
      );
    assert.deepEqual(await counts(null), [' created 4', ' deleted 1', ' modified 1']);
    assert.deepEqual(await counts('accountId', { kinds: ['created'] }), [
      `${testAccount} created 3`,
      `${other} created 1`,
    ]);
    assert.deepEqual(await counts('region', { accountIds: [testAccount], since: started + 2000 }), [
      'eu-west-1 deleted 1',
      'us-east-1 modified 1',
    ]);
    assert.deepEqual(await counts('type', { kinds: ['created'] }), [
      'AWS.KMS.Key created 1',
      'AWS.S3.Bucket created 3',
    ]);
  });

  it('calls a resource without a name by its tag', async () => {
    await store().writeResources(null, [bucket('i', { name: null, id: 'i-0', tags: { Name: 'web' } })], []);
    assert.equal((await lines())[0], 'created web');
  });

  it('can be asked since the last whole scan of each account that came to its end', async () => {
    const scan = async (id: string, replace: Parameters<typeof scanRow>[0], end: 'done' | 'cancelled' | null) => {
      await store().beginScan(scanRow({ id, ...replace }));
      if (end !== null) await store().finishScan(id, end, 9_000);
    };
    await scan('old', { startedAt: 1 }, 'done');
    await scan('last', { startedAt: 2 }, 'done');
    await scan('part', { startedAt: 3, whole: false }, 'done');
    await scan('stopped', { startedAt: 4 }, 'cancelled');
    await scan('running', { startedAt: 5 }, null);
    await scan('other', { startedAt: 6, accountId: other }, 'done');
    await scan('never', { startedAt: 7, accountId: '999999999999' }, 'cancelled');
    assert.deepEqual(await store().lastDoneScans(), { [testAccount]: 2, [other]: 6 });
  });
});
