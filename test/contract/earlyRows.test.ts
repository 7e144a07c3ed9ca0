// What a scan shows of resources before their details are read: the same resources, with less.
import assert from 'node:assert/strict';
import { catalog } from '../../server/src/core/catalog/index.ts';
import type { ListedType } from '../../server/src/core/catalog/types.ts';
import { play, readFixture } from '../support/catalogPlayer.ts';

const detailed = catalog.filter(
  (type): type is ListedType => type.kind === 'listed' && type.details.length + type.batches.length > 0,
);

describe('resources of types with detail calls', () => {
  for (const type of detailed) {
    it(`of ${type.type} are shown early as what they turn out to be, or not at all`, async () => {
      const { announced, withdrawn, resources } = await play(type, readFixture(type.type));
      assert.deepEqual(withdrawn, []);
      for (const early of announced) {
        const final = resources.find(
          ({ region, resourceId }) => region === early.region && resourceId === early.resourceId,
        );
        assert.ok(final, early.resourceId);
        for (const [field, value] of Object.entries(early.attributes)) {
          assert.deepEqual(value, final.attributes[field], `${early.resourceId} ${field}`);
        }
      }
    });
  }

  it('are shown early of most types', async () => {
    const played = await Promise.all(detailed.map((type) => play(type, readFixture(type.type))));
    const shown = played.filter(({ announced }) => announced.length > 0);
    assert.ok(shown.length > detailed.length / 2, `${shown.length} of ${detailed.length}`);
  });
});
