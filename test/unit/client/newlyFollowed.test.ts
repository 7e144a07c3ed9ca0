import assert from 'node:assert/strict';
import { newlyFollowed } from '../../../client/src/flows/newlyFollowed.ts';
import { account } from '../stacksets/stackSetEstate.ts';

const some = account('111111111111', { regions: ['us-east-1'] });
const ids = (...given: Parameters<typeof newlyFollowed>) => newlyFollowed(...given).map(({ id }) => id);

describe('accounts whose events are to come in since a change', () => {
  it('are those with real time that are new, were switched on, or had it switched on', () => {
    assert.deepEqual(ids([], [some]), [some.id]);
    assert.deepEqual(ids([{ ...some, realTime: false }], [some]), [some.id]);
    assert.deepEqual(ids([{ ...some, enabled: false }], [some]), [some.id]);
    assert.deepEqual(ids([some], [some]), []);
    assert.deepEqual(ids([], [{ ...some, realTime: false }]), []);
    assert.deepEqual(ids([], [{ ...some, enabled: false }]), []);
  });

  it('are those with further regions, and not those with fewer', () => {
    const more = { ...some, regions: ['us-east-1', 'eu-west-1'] };
    assert.deepEqual(ids([some], [more]), [some.id]);
    assert.deepEqual(ids([more], [some]), []);
    const all = { ...some, regions: ['*'] };
    assert.deepEqual(ids([some], [all]), [some.id]);
    assert.deepEqual(ids([all], [more]), []);
    const ignoring = { ...all, ignore: { ...all.ignore, regions: ['eu-*'] } };
    assert.deepEqual(ids([ignoring], [all]), [some.id]);
    assert.deepEqual(ids([all], [ignoring]), []);
  });
});
