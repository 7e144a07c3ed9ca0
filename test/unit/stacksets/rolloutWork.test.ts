import assert from 'node:assert/strict';
import { workText } from '../../../client/src/flows/rolloutText.ts';
import { defaultPreferences } from '../../../server/src/core/stacksets/preferences.ts';
import type { RolloutTarget } from '../../../server/src/core/stacksets/rollout.ts';
import { rolloutWork } from '../../../server/src/core/stacksets/rolloutWork.ts';
import type { ShownRollout } from '../../../server/src/protocol/stackSets.ts';
import { t } from '../client/support.ts';

const parts = {
  kind: 'scanRole',
  action: 'none',
  targets: [],
  units: [],
  regions: ['us-east-1'],
  preferences: defaultPreferences,
} as const;

const targets = (count: number, externalId: (index: number) => string): readonly RolloutTarget[] =>
  Array.from({ length: count }, (_, index) => ({
    accountId: String(100_000_000_000 + index),
    accountName: `Account ${index}`,
    action: 'create',
    overrides: [{ key: 'ExternalId', value: externalId(index) }],
  }));

describe('how much a rollout is', () => {
  it('is an operation for each external id, side by side or one after the other', () => {
    const own = targets(300, (index) => `own-${index}`);
    assert.deepEqual(rolloutWork({ ...parts, targets: own }, 0), {
      operations: 300,
      minutes: { least: 12, most: 600 },
    });
  });

  it('is one for accounts that share an external id, as many at a time as may be', () => {
    const shared = targets(300, () => 'shared');
    const { operations, minutes } = rolloutWork({ ...parts, targets: shared }, 0);
    assert.deepEqual([operations, minutes.least], [1, minutes.most]);
    assert.equal(minutes.most, 120);
    const preferences = { ...defaultPreferences, maxConcurrent: 100 };
    assert.equal(rolloutWork({ ...parts, targets: shared, preferences }, 0).minutes.most, 6);
  });

  it('is one more where the StackSet is brought up to date, for all that have its stack', () => {
    const some = targets(2, (index) => `own-${index}`);
    const updated = rolloutWork({ ...parts, action: 'update', targets: some }, 20);
    assert.deepEqual(updated, { operations: 3, minutes: { least: 10, most: 12 } });
    assert.equal(rolloutWork({ ...parts, action: 'update', targets: some }, 0).operations, 2);
  });

  it('is one for units, of which the regions may come one after the other', () => {
    const units = [{ id: 'ou-1', path: 'Workloads', accounts: 10 }];
    const regions = ['us-east-1', 'eu-west-1', 'eu-west-2'];
    const inUnits = { ...parts, kind: 'realTimeEvents', units, regions } as const;
    assert.deepEqual(rolloutWork(inUnits, 0), { operations: 1, minutes: { least: 4, most: 4 } });
    const preferences = { ...defaultPreferences, regions: 'sequential' } as const;
    assert.equal(rolloutWork({ ...inUnits, preferences }, 0).minutes.most, 12);
  });

  it('is nothing where nothing is to be done', () => {
    assert.deepEqual(rolloutWork(parts, 7), { operations: 0, minutes: { least: 0, most: 0 } });
  });

  it('is said before it is confirmed', () => {
    const text = (operations: number, least: number, most: number) =>
      workText({ work: { operations, minutes: { least, most } } } as ShownRollout, t);
    assert.equal(text(1, 3, 3), '1 operation, about 3 minutes');
    assert.equal(text(3, 2, 6), '3 operations, about 2 to 6 minutes');
    assert.equal(text(300, 12, 600), '300 operations, about 12 minutes to 10 hours');
    assert.equal(text(3, 125, 145), '3 operations, about 2 hours');
  });
});
