/** The nodes of the Changes view. */
import { groupsOf } from '../../core/tree/groups.ts';
import { groupId, type Level, moreId, readGroupId } from '../../core/tree/nodeId.ts';
import { pageSize } from '../../core/tree/page.ts';
import { relativeTime } from '../../core/tree/relativeTime.ts';
import { formatCount, joined } from '../../core/tree/words.ts';
import type {
  ChangeCounts,
  ChangeGroupNode,
  ChangeNode,
  ChangesNode,
  ChangesPlace,
  ChangeView,
  MoreChangesNode,
} from '../../protocol/history.ts';
import type { AppContext } from '../context.ts';
import { knownAccounts } from '../tree/knownAccounts.ts';
import { type ChangeScope, changeFilter } from './changeFilter.ts';
import { countBy, countsOf } from './countChanges.ts';
import { listChanges } from './listChanges.ts';

/** Groups that have changes, or the changes of the innermost group, newest first. Empty: nothing changed. */
export async function changesChildren(
  ctx: AppContext,
  place: ChangesPlace,
  signal: AbortSignal,
): Promise<readonly ChangesNode[]> {
  const levels = place.parent === null ? [] : readGroupId(place.parent);
  if (levels === null) return [];
  const field = place.groupBy[levels.length];
  return field === undefined ? changes(ctx, place, levels) : groups(ctx, place, { levels, field }, signal);
}

async function groups(
  ctx: AppContext,
  { window }: ChangesPlace,
  { levels, field }: { readonly levels: readonly Level[]; readonly field: 'account' | 'region' | 'type' },
  signal: AbortSignal,
): Promise<readonly ChangesNode[]> {
  const column = field === 'account' ? 'accountId' : field;
  const [rows, accounts] = await Promise.all([
    countBy(ctx, column, changeFilter(window, scopeOf(levels)), signal),
    knownAccounts(ctx),
  ]);
  const counts = rows.map(({ value, count }) => ({ value, count }));
  return groupsOf({ field, counts, notRead: [], accounts, catalog: ctx.catalog }).map(({ value, label }) => {
    const own = countsOf(rows.filter((row) => row.value === value));
    return groupNode(ctx, { field, value, label, counts: own, levels: [...levels, { field, value }] });
  });
}

function groupNode(
  { catalog }: AppContext,
  group: {
    readonly field: 'account' | 'region' | 'type';
    readonly value: string;
    readonly label: string;
    readonly counts: ChangeCounts;
    readonly levels: readonly Level[];
  },
): ChangeGroupNode {
  const { field, value, label, counts, levels } = group;
  const icon = { account: 'cloud', region: 'globe', type: catalog.find(({ type }) => type === value)?.icon };
  return {
    kind: 'changeGroup',
    id: groupId(levels),
    label,
    description: countWords(counts),
    icon: icon[field] ?? 'symbol-misc',
    tone: 'normal',
    expandable: true,
    accountId: levels.find((level) => level.field === 'account')?.value ?? null,
    counts,
  };
}

/** `12 new · 1,190 changed · 2 deleted`. */
function countWords({ created, modified, deleted }: ChangeCounts): string {
  return joined(
    created > 0 ? `${formatCount(created)} new` : null,
    modified > 0 ? `${formatCount(modified)} changed` : null,
    deleted > 0 ? `${formatCount(deleted)} deleted` : null,
  );
}

async function changes(
  ctx: AppContext,
  { window, parent, after }: ChangesPlace,
  levels: readonly Level[],
): Promise<readonly ChangesNode[]> {
  const page = { after: readMark(after), limit: pageSize };
  const { changes: found, next } = await listChanges(ctx, { window, scope: scopeOf(levels), page });
  const now = ctx.clock.now();
  const nodes = found.map((change) => changeNode(change, levels, now));
  return next === null ? nodes : [...nodes, moreNode(parent, `${next.at}.${next.id}`)];
}

const icons = { created: 'diff-added', modified: 'diff-modified', learned: 'eye', deleted: 'diff-removed' } as const;

function changeNode(change: ChangeView, levels: readonly Level[], now: number): ChangeNode {
  const grouped = (field: Level['field']) => levels.some((level) => level.field === field);
  const { accountName, key, typeLabel, summary, cause, kind } = change;
  return {
    kind: 'change',
    id: `change/${change.id}`,
    label: change.title,
    description: joined(
      relativeTime(change.at, now),
      kind === 'modified' ? `changed: ${summary}` : summary,
      cause === null ? null : cause.eventName,
      cause?.actor == null ? null : `by ${cause.actor}`,
      grouped('type') ? null : typeLabel,
      grouped('account') ? null : accountName,
      grouped('region') ? null : key.region,
    ),
    icon: icons[kind],
    tone: 'normal',
    expandable: false,
    key,
    change,
  };
}

function moreNode(parent: string | null, mark: string): MoreChangesNode {
  return {
    kind: 'more',
    id: moreId(parent, mark),
    label: 'Load more',
    description: '',
    icon: 'ellipsis',
    tone: 'muted',
    expandable: false,
    parent: parent ?? '',
    offset: mark,
  };
}

/** The mark of a page is checked at the boundary: `at.id`, or empty for the first page. */
function readMark(after: string): { readonly at: number; readonly id: number } | null {
  const [at, id] = after.split('.').map(Number);
  return after === '' || at === undefined || id === undefined ? null : { at, id };
}

function scopeOf(levels: readonly Level[]): ChangeScope {
  const valueAt = (field: Level['field']) => levels.find((level) => level.field === field)?.value;
  const [accountId, region, type] = [valueAt('account'), valueAt('region'), valueAt('type')];
  return {
    ...(accountId !== undefined && { accountIds: [accountId] }),
    ...(region !== undefined && { regions: [region] }),
    ...(isTypeName(type) && { types: [type] }),
  };
}

function isTypeName(type: string | undefined): type is `AWS.${string}` {
  return type?.startsWith('AWS.') === true;
}
