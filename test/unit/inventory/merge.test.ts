import assert from 'node:assert/strict';
import { merge } from '../../../server/src/core/inventory/merge.ts';
import type { NotRead, ObservedResource, StoredResource } from '../../../server/src/core/inventory/resource.ts';
import { observed } from '../../support/observed.ts';

const denied: NotRead = { call: 's3:GetBucketPolicy', reason: 'denied', code: 'AccessDenied', message: 'no' };

function stored(replace: Partial<ObservedResource> = {}, volatile: readonly string[] = []): StoredResource {
  const result = merge(null, observed(replace), volatile, 500);
  assert.equal(result.kind, 'created');
  return result.resource;
}

describe('merging an observation', () => {
  it('creates what was not known', () => {
    const resource = stored();
    assert.deepEqual([resource.firstSeenAt, resource.changedAt, resource.deletedAt], [500, 500, null]);
    assert.match(resource.fullHash, /^[0-9a-f]{64}$/);
  });

  it('finds the same unchanged, whatever the order of its fields', () => {
    const before = stored({ attributes: { a: 1, b: 2 }, tags: { x: '1', y: '2' } });
    const result = merge(before, observed({ attributes: { b: 2, a: 1 }, tags: { y: '2', x: '1' } }), [], 900);
    assert.equal(result.kind === 'unchanged' && result.rewritten, false);
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
    assert.deepEqual(result.resource.tags, {});
  });

  it('shows a rule that was added to a list as one change', () => {
    const rule = (id: string) => ({ GroupId: id, Port: 443 });
    const before = stored({ attributes: { Rules: [rule('a'), rule('b')] } });
    const result = merge(before, observed({ attributes: { Rules: [rule('new'), rule('a'), rule('b')] } }), [], 900);
    assert.equal(result.kind, 'modified');
    assert.deepEqual(result.diff, { attributes: { Rules: { _t: 'a', 0: [rule('new')] } } });
  });
});
