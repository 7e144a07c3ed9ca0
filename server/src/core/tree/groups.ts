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
  const labelOf = labelling(input);
  const rankOf = ranking(input);
  return [...groups]
    .map(([value, numbers]) => ({ value, label: labelOf(value), ...numbers }))
    .sort((a, b) => rankOf(a.value) - rankOf(b.value) || a.label.localeCompare(b.label));
}

function cellValue(cell: Cell, field: GroupField): string {
  if (field === 'region') return cell.region;
  if (field === 'type') return cell.type;
  return cell.accountId;
}

function labelling({ field, accounts, catalog }: GroupInput): (value: string) => string {
  if (field === 'region') return (value) => value;
  if (field === 'label') return (value) => (value === '' ? 'not in the accounts file' : value);
  const labels =
    field === 'account'
      ? new Map<string, string>(accounts.map(({ id, name }) => [id, name]))
      : new Map<string, string>(catalog.map(({ type, label }) => [type, label]));
  return (value) => labels.get(value) ?? value;
}

/** Accounts and types keep the order of their files; `global` comes before the regions; what is unknown comes last. */
function ranking({ field, accounts, catalog }: GroupInput): (value: string) => number {
  if (field === 'region') return (value) => (value === 'global' ? 0 : 1);
  if (field === 'label') return (value) => (value === '' ? 1 : 0);
  const values: readonly string[] =
    field === 'account' ? accounts.map(({ id }) => id) : catalog.map(({ type }) => type);
  const ranks = new Map(values.map((value, index) => [value, index]));
  return (value) => ranks.get(value) ?? Number.MAX_SAFE_INTEGER;
}
