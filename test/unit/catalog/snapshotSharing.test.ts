import assert from 'node:assert/strict';
import { snapshot } from '../../../server/src/core/catalog/ec2/snapshots.ts';
import { volume } from '../../../server/src/core/catalog/ec2/volumes.ts';
import type { Absent, ListedType } from '../../../server/src/core/catalog/types.ts';
import { play, readFixture } from '../../support/catalogPlayer.ts';

/** Encrypted with AWS's own key in the fixture of each type. */
const unshareable = new Map<ListedType, string>([
  [snapshot, 'snap-0c3d4e5f607182a3b'],
  [volume, 'snap-0b2c3d4e5f607182a'],
]);

async function asked(type: ListedType, failing?: ReadonlyMap<string, Absent>): Promise<ReadonlySet<unknown>> {
  const { sent } = await play(type, readFixture(type.type), failing);
  const calls = sent.filter(({ call }) => call === 'ec2:DescribeSnapshotAttribute');
  return new Set(calls.map(({ input }) => input['SnapshotId']));
}

describe('whom snapshots are shared with', () => {
  for (const [type, id] of unshareable) {
    it(`is not asked for those that AWS does not let anybody share (${type.type})`, async () => {
      const ids = await asked(type);
      assert.ok(ids.size > 0);
      assert.ok(!ids.has(id));
    });

    it(`is asked for all of them where AWS's own key is not known (${type.type})`, async () => {
      assert.ok((await asked(type, new Map([['kms:ListAliases', 'AccessDenied']]))).has(id));
    });
  }
});
