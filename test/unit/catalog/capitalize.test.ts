import assert from 'node:assert/strict';
import { capitalized, capitalizedFields } from '../../../server/src/core/catalog/capitalize.ts';

const maps = new Set(['labels']);
interface Group {
  readonly nodeRole?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly scaling?: { readonly minSize: number };
}

describe('field names with a capital', () => {
  it('go all the way down, but not into maps, dates and bytes', () => {
    const bytes = new Uint8Array([1]);
    const at = new Date(0);
    assert.deepEqual(capitalized({ launchType: [{ createdAt: at, data: bytes }], labels: { teamName: 'a' } }, maps), {
      LaunchType: [{ CreatedAt: at, Data: bytes }],
      Labels: { teamName: 'a' },
    });
    for (const value of [null, undefined, 'text', 0, false]) assert.equal(capitalized(value), value);
  });

  it('tell "there is none" (null) from "not read" (undefined)', () => {
    const names = ['nodeRole', 'labels', 'scaling'] as const;
    const group: Group = { labels: { teamName: 'a' }, scaling: { minSize: 0 } };
    assert.deepEqual(capitalizedFields(group, names, maps), {
      NodeRole: null,
      Labels: { teamName: 'a' },
      Scaling: { MinSize: 0 },
    });
    assert.deepEqual(capitalizedFields(undefined as Group | undefined, ['nodeRole']), { NodeRole: undefined });
    assert.deepEqual(capitalizedFields(null as Group | null, ['nodeRole']), { NodeRole: null });
  });
});
