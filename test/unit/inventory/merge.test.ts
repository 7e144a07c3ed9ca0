import assert from 'node:assert/strict';
import { boundDocument } from '../../../server/src/core/inventory/bound.ts';
import { documentOf, textOf } from '../../../server/src/core/inventory/hash.ts';
import { isSame, type Merge, merge } from '../../../server/src/core/inventory/merge.ts';
import type { NotRead, ObservedResource, StoredResource } from '../../../server/src/core/inventory/resource.ts';
import { observed } from '../../support/observed.ts';

const denied: NotRead = { call: 's3:GetBucketPolicy', reason: 'denied', code: 'AccessDenied', message: 'no' };

function stored(replace: Partial<ObservedResource> = {}, volatile: readonly string[] = []): StoredResource {
  const result = merge(null, observed(replace), volatile, 500);
  assert.equal(result.kind, 'created');
  return result.resource;
}

function withoutJson(result: Merge): unknown {
  return 'resource' in result ? { ...result, resource: { ...result.resource, json: null } } : result;
}

describe('merging an observation', () => {
  it('creates what was not known', () => {
    const resource = stored();
    assert.deepEqual([resource.firstSeenAt, resource.changedAt, resource.deletedAt], [500, 500, null]);
    assert.match(resource.fullHash, /^[0-9a-f]{64}$/);
  });

  it('writes a document out as JSON does, with what is written already, but never for other attributes', () => {
    const seen = observed({
      attributes: { '2': 'b', '1': 'a', text: 'a"\u2028\n\ud800', list: [{ Key: 'k', Value: null }], none: {} },
      tags: { __proto: 'x', ключ: '"' },
      id: 'i"d',
      timeCreated: '2026-01-01T00:00:00.000Z',
    });
    const document = documentOf(seen);
    assert.equal(textOf(document).whole, JSON.stringify(document));
    const { json } = boundDocument(seen.attributes);
    assert.equal(json?.of, seen.attributes);
    assert.deepEqual(textOf(document, json), textOf(document));
    const other = observed({ attributes: { Versioning: 'Suspended' } });
    assert.deepEqual(textOf(documentOf(other), json), textOf(documentOf(other)));
    // Volatile values put its sets in another order, and what is not read is taken from before.
    const volatile = {
      ...observed({
        attributes: {
          Tags: [
            { Key: 'b', Value: '1' },
            { Key: 'a', Value: '2' },
          ],
        },
      }),
    };
    const known = { ...volatile, json: boundDocument(volatile.attributes).json };
    for (const paths of [[], ['Tags.*.Key']]) {
      assert.deepEqual(
        withoutJson(merge(null, known, paths, 1)),
        withoutJson(merge(null, { ...volatile, json: null }, paths, 1)),
      );
    }
  });

  it('finds the same unchanged, whatever the order of its fields', () => {
    const before = stored({ attributes: { a: 1, b: 2 }, tags: { x: '1', y: '2' } });
    const result = merge(before, observed({ attributes: { b: 2, a: 1 }, tags: { y: '2', x: '1' } }), [], 900);
    assert.equal(result.kind === 'unchanged' && result.rewritten, false);
  });

  it('can tell by the hash alone that nothing else changed than the time', () => {
    const before = stored({ observedAt: 1_000 });
    const same = (replace: Partial<ObservedResource>, known = before) =>
      isSame(known, observed({ observedAt: 2_000, ...replace }), [], 900);
    assert.equal(same({}), true);
    assert.equal(same({ attributes: { Versioning: 'Suspended' } }), false);
    assert.equal(same({ notRead: [denied] }), false, 'what was known of the rest has to be read');
    assert.equal(same({ observedAt: 999 }), false, 'it is older');
    assert.equal(same({}, { ...before, deletedAt: 1_500 }), false, 'it came back');
  });

  it('tells a change with a diff', () => {
    const result = merge(stored(), observed({ attributes: { Versioning: 'Suspended' }, observedAt: 2_000 }), [], 900);
    assert.equal(result.kind, 'modified');
    assert.deepEqual(result.diff, { attributes: { Versioning: ['Enabled', 'Suspended'] } });
    assert.deepEqual([result.resource.firstSeenAt, result.resource.changedAt], [500, 900]);
  });

  it('drops an observation that is older than what is known', () => {
    const before = stored({ observedAt: 5_000 });
    assert.equal(merge(before, observed({ observedAt: 4_999, attributes: {} }), [], 900).kind, 'stale');
  });

  it('drops an observation that is older than the deletion', () => {
    const gone = { ...stored(), deletedAt: 3_000, observedAt: 3_000 };
    assert.equal(merge(gone, observed({ observedAt: 2_999 }), [], 900).kind, 'stale');
  });

  it('creates a deleted one again when it is seen again', () => {
    const gone = { ...stored(), deletedAt: 3_000, observedAt: 3_000 };
    const result = merge(gone, observed({ observedAt: 3_001 }), [], 900);
    assert.equal(result.kind, 'created');
    assert.deepEqual([result.resource.deletedAt, result.resource.firstSeenAt], [null, 500]);
  });

  it('writes a volatile change and keeps it out of the history', () => {
    const volatile = ['Report.LastUsed'];
    const before = stored({ attributes: { Report: { LastUsed: 'monday' } } }, volatile);
    const seen = observed({ attributes: { Report: { LastUsed: 'friday' } } });
    const result = merge(before, seen, volatile, 900);
    assert.equal(result.kind, 'unchanged');
    assert.equal(result.rewritten, true);
    assert.equal(result.resource.changedAt, 500);
    assert.deepEqual(result.resource.attributes, seen.attributes);
    assert.notEqual(result.resource.fullHash, before.fullHash);
  });

  it('keeps what was known of parts that were not read', () => {
    const before = stored({ attributes: { Policy: 'p1', Versioning: 'Enabled' } });
    const result = merge(
      before,
      observed({ attributes: { Versioning: 'Enabled' }, tags: null, name: null, notRead: [denied] }),
      [],
      900,
    );
    assert.equal(result.kind, 'unchanged');
    assert.deepEqual(result.resource.attributes, { Policy: 'p1', Versioning: 'Enabled' });
    assert.deepEqual([result.resource.tags, result.resource.name], [{ team: 'pay' }, 'invoices']);
    assert.deepEqual(result.resource.notRead, [denied]);
  });

  it('forgets what is missing when everything was read, and what AWS says is not there', () => {
    const before = stored({ attributes: { Policy: 'p1', Old: 1 } });
    const result = merge(before, observed({ attributes: { Policy: null }, tags: null }), [], 900);
    assert.equal(result.kind, 'modified');
    assert.deepEqual(result.resource.attributes, { Policy: null });
    assert.equal(result.resource.tags, null);
  });

  it('learns what was not read before, which is no change of the resource', () => {
    const before = stored({ attributes: { Versioning: 'Enabled' }, tags: null, arn: null, notRead: [denied] });
    const seen = observed({ attributes: { Versioning: 'Enabled', Policy: null }, tags: { team: 'pay' } });
    const result = merge(before, seen, [], 900);
    assert.equal(result.kind, 'learned');
    assert.deepEqual(result.diff, {
      arn: [null, 'arn:aws:s3:::invoices'],
      tags: [null, { team: 'pay' }],
      attributes: { Policy: [null] },
    });
    assert.equal(result.resource.changedAt, 500);
    assert.deepEqual(result.resource.attributes, { Policy: null, Versioning: 'Enabled' });
  });

  it('tells a change that came with what was not read before', () => {
    const before = stored({ attributes: { Versioning: 'Enabled' } });
    const result = merge(before, observed({ attributes: { Versioning: 'Suspended', Policy: 'p' } }), [], 900);
    assert.equal(result.kind, 'modified');
  });

  it('tells when a part that could not be read comes back changed, and only then', () => {
    const before = stored({ attributes: { Policy: 'p1', Versioning: 'Enabled' } });
    const gap = merge(before, observed({ attributes: { Versioning: 'Enabled' }, notRead: [denied] }), [], 600);
    assert.ok(gap.kind === 'unchanged');
    const back = (policy: string) =>
      merge(gap.resource, observed({ attributes: { Policy: policy, Versioning: 'Enabled' } }), [], 900);
    assert.equal(back('p1').kind, 'unchanged');
    const changed = back('p2');
    assert.deepEqual(changed.kind === 'modified' && changed.diff, { attributes: { Policy: ['p1', 'p2'] } });
  });

  it('knows no tags from tags that were not read', () => {
    const result = merge(stored({ tags: {} }), observed({ tags: { team: 'pay' } }), [], 900);
    assert.deepEqual(result.kind === 'modified' && result.diff, { tags: { team: ['pay'] } });
  });

  it('sees that one of the same name was created in its place', () => {
    const before = stored({ timeCreated: '2025-01-01T00:00:00.000Z' });
    const result = merge(before, observed({ timeCreated: '2026-01-01T00:00:00.000Z' }), [], 900);
    assert.equal(result.kind, 'modified');
    assert.equal(result.resource.timeCreated, '2026-01-01T00:00:00.000Z');
  });

  it('takes a set in another order for the same, with volatile parts in it too', () => {
    const volatile = ['Users.*.LastUsed'];
    const user = (name: string, used: number) => ({ LastUsed: used, Name: name });
    const before = stored({ attributes: { Users: [user('a', 9), user('b', 1)] } }, volatile);
    const result = merge(before, observed({ attributes: { Users: [user('b', 2), user('a', 3)] } }), volatile, 900);
    assert.equal(result.kind, 'unchanged');
    assert.deepEqual(result.resource.attributes, { Users: [user('a', 3), user('b', 2)] });
  });

  it('makes no history of paths that the catalogue calls volatile since', () => {
    const before = stored({ attributes: { Used: 1, Policy: 'p' } });
    const result = merge(before, observed({ attributes: { Used: 2, Policy: 'p' } }), ['Used'], 900);
    assert.equal(result.kind === 'unchanged' && result.rewritten, true);
  });

  it('learns the order of a list that counts as a set since', () => {
    // Written when the list was none.
    const before = { ...stored(), attributes: { SubnetIds: ['b', 'a'] } };
    const result = merge(before, observed({ attributes: { SubnetIds: ['a', 'b'] } }), [], 900);
    assert.equal(result.kind, 'learned');
  });

  it('tells what differs from the last document of one that was deleted', () => {
    const gone = { ...stored(), deletedAt: 3_000, observedAt: 3_000 };
    const again = (replace: Partial<ObservedResource>) =>
      merge(gone, observed({ observedAt: 3_001, ...replace }), [], 900);
    const changed = again({ attributes: { Versioning: 'Suspended' } });
    assert.deepEqual(changed.kind === 'created' && changed.diff, {
      attributes: { Versioning: ['Enabled', 'Suspended'] },
    });
    const same = again({});
    assert.deepEqual(same.kind === 'created' && same.diff, {});
  });

  it('tells a renamed field from two that have nothing to do with each other', () => {
    const before = stored({ attributes: { Environment: { DB: 'x', OLD: '1' } } });
    const result = merge(before, observed({ attributes: { Environment: { DB: 'x', NEW: '1' } } }), [], 900);
    assert.deepEqual(result.kind === 'modified' && result.diff, {
      attributes: { Environment: { OLD: ['1', 0, 0], NEW: ['1'] } },
    });
  });

  it('shows a rule that was added to a list as one change', () => {
    const rule = (id: string) => ({ GroupId: id, Port: 443 });
    const before = stored({ attributes: { Rules: [rule('a'), rule('b')] } });
    const result = merge(before, observed({ attributes: { Rules: [rule('new'), rule('a'), rule('b')] } }), [], 900);
    assert.equal(result.kind, 'modified');
    assert.deepEqual(result.diff, { attributes: { Rules: { _t: 'a', 0: [rule('new')] } } });
  });
});
