import type { CatalogType } from '../catalog/types.ts';
import type { CountRow } from '../ports.ts';
import type { Cell } from '../scan/cell.ts';
import type { GroupField } from './nodeId.ts';
import type { KnownAccount } from './scope.ts';

export interface Group {
  readonly value: string;
  /** As it is shown. */
  readonly label: string;
  readonly count: number;
  /** Cells of the group of which it is not known what they hold. */
  readonly notRead: number;
}

export interface GroupInput {
  readonly field: GroupField;
  /** Resources by account (for `account` and `label`), region or type. */
  readonly counts: readonly CountRow[];
  readonly notRead: readonly Cell[];
  readonly accounts: readonly KnownAccount[];
  readonly catalog: readonly CatalogType[];
}

/**
 * The groups of a level, in the order in which they are shown. A group that only has cells that were not read is there
 * too: denied is not empty.
 */
export function groupsOf(input: GroupInput): readonly Group[] {
  const { field, accounts } = input;
  const labels = new Map(accounts.map(({ id, label }) => [id, label]));
  const groupOf = (value: string) => (field === 'label' ? (labels.get(value) ?? '') : value);
  const groups = new Map<string, { count: number; notRead: number }>();
  const at = (value: string) => {
    const known = groups.get(value) ?? { count: 0, notRead: 0 };
    groups.set(value, known);
    return known;
  };
  for (const { value, count } of input.counts) at(groupOf(value)).count += count;
  for (const cell of input.notRead) at(groupOf(cellValue(cell, field))).notRead += 1;
  return [...groups]
    .map(([value, numbers]) => ({ value, label: groupLabel(value, input), ...numbers }))
    .sort((a, b) => rank(a, input) - rank(b, input) || a.label.localeCompare(b.label));
}

function cellValue(cell: Cell, field: GroupField): string {
  if (field === 'region') return cell.region;
  if (field === 'type') return cell.type;
  return cell.accountId;
}

function groupLabel(value: string, { field, accounts, catalog }: GroupInput): string {
  if (field === 'account') return accounts.find(({ id }) => id === value)?.name ?? value;
  if (field === 'type') return catalog.find(({ type }) => type === value)?.label ?? value;
  if (field === 'label' && value === '') return 'not in the accounts file';
  return value;
}

/** Accounts and types keep the order of their files; `global` comes before the regions; what is unknown comes last. */
function rank({ value }: Group, { field, accounts, catalog }: GroupInput): number {
  if (field === 'region') return value === 'global' ? 0 : 1;
  if (field === 'label') return value === '' ? 1 : 0;
  const index =
    field === 'account'
      ? accounts.findIndex(({ id }) => id === value)
      : catalog.findIndex(({ type }) => type === value);
  return index === -1 ? Number.MAX_SAFE_INTEGER : index;
}
