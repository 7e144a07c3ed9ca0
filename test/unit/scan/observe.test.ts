import assert from 'node:assert/strict';
import type { ResourceFields } from '../../../server/src/core/catalog/types.ts';
import type { NotRead } from '../../../server/src/core/inventory/resource.ts';
import { observe } from '../../../server/src/core/scan/observe.ts';
import { testAccount } from '../../support/scriptedSession.ts';

const cell = { accountId: testAccount, region: 'eu-west-1', type: 'AWS.Things.Thing' } as const;

function observed(fields: Partial<ResourceFields>, notRead: readonly NotRead[] = []) {
  return observe(
    { resourceId: 'arn:aws:things:::a', attributes: {}, ...fields },
    { cell, secrets: ['Secret'], notRead, observedAt: 1, fingerprint: (secret) => `of ${secret}` },
  );
}

describe('what AWS tells of a resource', () => {
  it('has names without control characters and marks, of a bounded length', () => {
    const resource = observed({
      name: `a\u001b[31m\u202e\n${'x'.repeat(5_000)}`,
      id: '\u0007',
      region: 'eu-west-1\u0000',
    });
    assert.match(resource?.name ?? '', /^a\[31mx+…$/);
    assert.equal(resource?.name?.length, 1_024);
    assert.deepEqual([resource?.id, resource?.region], [null, 'eu-west-1']);
  });

  it('has tags that are text, at most 200 of them', () => {
    const tags = Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`k${index}`, 'v\u009b']));
    const resource = observed({ tags: { ...tags, first: JSON.parse('5') } });
    assert.equal(Object.keys(resource?.tags ?? {}).length, 200);
    assert.ok(Object.values(resource?.tags ?? {}).every((value) => value === 'v'));
  });

  it('is nothing without an id, or with one that would have to be cut', () => {
    assert.equal(observed({ resourceId: ' \u0000' }), null);
    assert.equal(observed({ resourceId: 'a'.repeat(2_049) }), null);
    assert.equal(observed({ resourceId: JSON.parse('{}') }), null);
  });

  it('cannot fill the inventory: the largest fields give way, and it says so', () => {
    const resource = observed({ attributes: { Large: 'x'.repeat(6_000_000), Small: 'kept' } });
    assert.deepEqual(resource?.attributes, { Large: '[cut: 6000002 characters]', Small: 'kept' });
    assert.deepEqual(
      resource?.notRead.map(({ call, code }) => [call, code]),
      [['document', 'TooLarge']],
    );
  });

  it('keeps no secret, whatever form it has', () => {
    for (const secret of ['hunter2', { Value: 'hunter2' }, ['hunter2']]) {
      const text = JSON.stringify(observed({ attributes: { Secret: secret } })?.attributes);
      assert.match(text, /^\{"Secret":\{"redacted":"of /);
    }
    assert.deepEqual(observed({ attributes: { Secret: null } })?.attributes, { Secret: null });
  });

  it('names a call that was not read once, however often it was made', () => {
    const part: NotRead = { call: 'x:Y', reason: 'denied', code: 'AccessDenied', message: 'no' };
    assert.deepEqual(observed({}, [part, part, { ...part, code: 'Other' }])?.notRead, [
      part,
      { ...part, code: 'Other' },
    ]);
  });
});
