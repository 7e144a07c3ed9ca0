/** What a place in the resource tree stands for, as a filter of the inventory. */
import type { TypeName } from '../catalog/types.ts';
import type { ResourceFilter } from '../ports.ts';
import type { Cell } from '../scan/cell.ts';
import type { Level } from './nodeId.ts';

/** What the tree needs of an account; the inventory may know accounts that the accounts file no longer has. */
export interface KnownAccount {
  readonly id: string;
  readonly name: string;
  /** Empty: the accounts file does not have the account. */
  readonly label: string;
}

/** What a person filters by. */
export interface ScopeFilter {
  readonly text: string;
  /** Account ids or labels. */
  readonly accounts: readonly string[];
  readonly regions: readonly string[];
  readonly types: readonly string[];
}

/** The filter that groups and a person's filter make together; null: nothing can match it. */
export function scopeOf(
  levels: readonly Level[],
  filter: ScopeFilter | null,
  accounts: readonly KnownAccount[],
): ResourceFilter | null {
  const of = (field: Level['field']) => levels.filter((level) => level.field === field).map(({ value }) => [value]);
  const accountIds = intersection([
    ...of('account'),
    ...of('label').map(([label]) => idsWhere(accounts, (account) => account.label === label)),
    ...chosen(filter?.accounts).map((names) => idsNamed(accounts, names)),
  ]);
  const regions = intersection([...of('region'), ...chosen(filter?.regions)]);
  const types = intersection([...of('type'), ...chosen(filter?.types)]);
  const text = filter?.text.trim() ?? '';
  if ([accountIds, regions, types].some((values) => values?.length === 0)) return null;
  return {
    ...(accountIds && { accountIds }),
    ...(regions && { regions }),
    ...(types && { types: types.filter(isTypeName) }),
    ...(text !== '' && { text }),
  };
}

/** Whether a cell's resources are within the filter, as far as a cell can tell. */
export function cellInScope(cell: Cell, filter: ResourceFilter): boolean {
  return (
    (filter.accountIds?.includes(cell.accountId) ?? true) &&
    (filter.regions?.includes(cell.region) ?? true) &&
    (filter.types?.includes(cell.type) ?? true)
  );
}

function idsNamed(accounts: readonly KnownAccount[], names: readonly string[]): readonly string[] {
  const wanted = new Set(names.map((name) => name.toLowerCase()));
  return idsWhere(accounts, ({ id, label }) => wanted.has(id) || (label !== '' && wanted.has(label.toLowerCase())));
}

function idsWhere(accounts: readonly KnownAccount[], holds: (account: KnownAccount) => boolean): readonly string[] {
  return accounts.filter(holds).map(({ id }) => id);
}

/** An empty choice is no condition. */
function chosen(values: readonly string[] | undefined): readonly (readonly string[])[] {
  return values && values.length > 0 ? [values] : [];
}

/** Undefined: no list, hence no condition. */
function intersection(lists: readonly (readonly string[])[]): readonly string[] | undefined {
  const [first, ...rest] = lists;
  return first?.filter((value) => rest.every((list) => list.includes(value)));
}

function isTypeName(text: string): text is TypeName {
  return text.startsWith('AWS.');
}
