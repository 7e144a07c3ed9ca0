import type { CatalogType } from '../../core/catalog/types.ts';
import { cleanText } from '../../core/inventory/text.ts';
import type { Group } from '../../core/tree/groups.ts';
import { type GroupField, groupId, type Level } from '../../core/tree/nodeId.ts';
import type { KnownAccount } from '../../core/tree/scope.ts';
import { formatCount, joined } from '../../core/tree/words.ts';
import type { GroupNode } from '../../protocol/tree.ts';

export interface GroupPlace {
  /** The groups above. */
  readonly levels: readonly Level[];
  readonly field: GroupField;
  readonly accounts: readonly KnownAccount[];
  readonly catalog: readonly CatalogType[];
}

/** `us-east-1   640 (3 not read)`. */
export function groupNode(group: Group, place: GroupPlace): GroupNode {
  const { field } = place;
  const levels = [...place.levels, { field, value: group.value }];
  const valueOfField = (wanted: GroupField) => levels.find((level) => level.field === wanted)?.value ?? null;
  const notRead = group.notRead > 0 ? ` (${formatCount(group.notRead)} not read)` : '';
  return {
    kind: 'group',
    id: groupId(levels),
    label: cleanText(group.label),
    description: joined(note(group, place), `${formatCount(group.count)}${notRead}`),
    icon: iconOf(group, place),
    tone: group.notRead > 0 ? 'warning' : 'normal',
    expandable: group.count > 0,
    field,
    value: group.value,
    accountId: valueOfField('account'),
    region: valueOfField('region'),
    type: valueOfField('type'),
    count: group.count,
  };
}

/** An account says its label, unless the group above it is that label. */
function note(group: Group, { field, levels, accounts }: GroupPlace): string {
  if (field !== 'account' || levels.some((level) => level.field === 'label')) return '';
  const account = accounts.find(({ id }) => id === group.value);
  if (!account || account.label === '') return 'not in the accounts file';
  return account.label;
}

function iconOf({ value }: Group, { field, catalog }: GroupPlace): string {
  if (field === 'account') return 'cloud';
  if (field === 'region') return 'globe';
  if (field === 'label') return 'tag';
  return catalog.find(({ type }) => type === value)?.icon ?? 'symbol-misc';
}
