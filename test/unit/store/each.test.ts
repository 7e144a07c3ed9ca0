import assert from 'node:assert/strict';
import type { ResourceFilter } from '../../../server/src/core/ports.ts';
import { observed } from '../../support/observed.ts';
import { useInventory } from './openInventory.ts';

describe('reading all resources of a filter', () => {
  const { store } = useInventory();
  const at = (accountId: string, index: number) =>
    observed({
      accountId,
      region: ['us-east-1', 'eu-west-1'][index % 2] ?? '',
      resourceId: `arn:aws:s3:::${accountId}-${index}`,
      name: `b${String(index).padStart(4, '0')}`,
      tags: { parity: index % 2 === 0 ? 'even' : 'odd' },
    });

  beforeEach(async () => {
    for (const accountId of ['222222222222', '111111111111']) {
      await store().writeResources(
        null,
        Array.from({ length: 700 }, (_, index) => at(accountId, index)),
        [],
      );
    }
  });

  const idsOf = async (filter: ResourceFilter) => {
    const ids: string[] = [];
    for await (const resources of store().each(filter)) ids.push(...resources.map(({ resourceId }) => resourceId));
    return ids;
  };

  it('gives each once, in the order of lists', async () => {
    for (const filter of [
      {},
      { accountIds: ['222222222222', '111111111111', '222222222222'] },
      { regions: ['eu-west-1'] },
      { text: 'odd b00' },
      { accountIds: [] },
    ]) {
      const listed = await store().list(filter, { offset: 0, limit: 10_000 });
      assert.deepEqual(
        await idsOf(filter),
        listed.map(({ resourceId }) => resourceId),
      );
    }
  });

  it('leaves out who goes, and takes who stays as it is, while it is read', async () => {
    const seen: string[] = [];
    for await (const resources of store().each({ accountIds: ['111111111111'] })) {
      if (seen.length === 0) {
        await store().retire(at('111111111111', 698), 9_000, null);
        await store().writeResources(
          null,
          [{ ...at('111111111111', 696), name: 'b0000-renamed', observedAt: 9_000 }],
          [],
        );
        await store().writeResources(null, [at('111111111111', 9_999)], []);
      }
      seen.push(...resources.map(({ resourceId, name }) => `${resourceId} ${name}`));
    }
    assert.equal(new Set(seen).size, seen.length);
    assert.equal(seen.length, 699);
    assert.ok(seen.includes('arn:aws:s3:::111111111111-696 b0000-renamed'));
    assert.ok(!seen.some((line) => line.includes('-698 ')));
  });
});
