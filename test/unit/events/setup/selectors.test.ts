import assert from 'node:assert/strict';
import type { Selectors } from '../../../../server/src/core/events/setup/facts.ts';
import { loggedBy } from '../../../../server/src/core/events/setup/selectors.ts';

const management = { Field: 'eventCategory', Equals: ['Management'] };
const data = { Field: 'eventCategory', Equals: ['Data'] };
const basic = (...selectors: Selectors['basic']): Selectors => ({ basic: selectors, advanced: [] });
const advanced = (...selectors: readonly Selectors['advanced'][number]['FieldSelectors'][]): Selectors => ({
  basic: [],
  advanced: selectors.map((FieldSelectors) => ({ FieldSelectors })),
});

const table: readonly (readonly [name: string, selectors: Selectors, writes: boolean, leavesOut: string | null])[] = [
  ['none', basic(), true, null],
  ['all', basic({ ReadWriteType: 'All', IncludeManagementEvents: true }), true, null],
  ['writes', basic({ ReadWriteType: 'WriteOnly', IncludeManagementEvents: true }), true, null],
  ['reads', basic({ ReadWriteType: 'ReadOnly', IncludeManagementEvents: true }), false, null],
  ['data only', basic({ ReadWriteType: 'All', IncludeManagementEvents: false }), false, null],
  [
    'without KMS',
    basic({ IncludeManagementEvents: true, ExcludeManagementEventSources: ['kms.amazonaws.com'] }),
    true,
    'kms.amazonaws.com',
  ],
  [
    'reads, and in another one writes',
    basic({ ReadWriteType: 'ReadOnly' }, { ReadWriteType: 'WriteOnly' }),
    true,
    null,
  ],
  ['advanced management', advanced([management]), true, null],
  ['advanced data', advanced([data]), false, null],
  ['advanced writes', advanced([management, { Field: 'readOnly', Equals: ['false'] }]), true, null],
  ['advanced reads', advanced([management, { Field: 'readOnly', Equals: ['true'] }]), false, null],
  ['advanced, no writes', advanced([management, { Field: 'readOnly', NotEquals: ['false'] }]), false, null],
  [
    'advanced without KMS',
    advanced([management, { Field: 'eventSource', NotEquals: ['kms.amazonaws.com'] }]),
    true,
    'eventSource kms.amazonaws.com',
  ],
  [
    'advanced, one service alone',
    advanced([management, { Field: 'eventSource', Equals: ['iam.amazonaws.com'] }]),
    true,
    'all but eventSource iam.amazonaws.com',
  ],
  ['advanced data and management', advanced([data], [management]), true, null],
];

describe('the selectors of a trail', () => {
  for (const [name, selectors, writes, leavesOut] of table) {
    it(`${name}: ${writes ? 'logs changes' : 'logs no changes'}${leavesOut === null ? '' : `, but ${leavesOut}`}`, () => {
      assert.deepEqual(loggedBy(selectors), { writes, leavesOut });
    });
  }
});
