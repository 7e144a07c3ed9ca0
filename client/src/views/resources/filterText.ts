/** The filter in words, for the line above the tree. Pure. */
import type { TreeFilter } from '../../../../server/src/protocol/tree.ts';
import { formatCount, type Translate } from '../../ui/text.ts';

const mostNames = 3;

export function isEmptyFilter(filter: TreeFilter): boolean {
  return (
    filter.text.trim() === '' &&
    filter.accounts.length === 0 &&
    filter.regions.length === 0 &&
    filter.types.length === 0
  );
}

/** `Filter: "invoices", prod, us-east-1 · 41 of 1,204`. */
export function filterText(
  filter: TreeFilter,
  counts: { readonly shown: number; readonly all: number } | null,
  t: Translate,
): string {
  const parts = [
    ...(filter.text.trim() === '' ? [] : [`"${filter.text.trim()}"`]),
    ...[filter.accounts, filter.regions, filter.types]
      .filter((names) => names.length > 0)
      .map((names) => list(names, t)),
  ];
  const line = t('Filter: {0}', parts.join(', '));
  return counts === null ? line : `${line} · ${t('{0} of {1}', formatCount(counts.shown), formatCount(counts.all))}`;
}

function list(names: readonly string[], t: Translate): string {
  if (names.length <= mostNames) return names.join(' | ');
  return t('{0} and {1} more', names.slice(0, mostNames).join(' | '), names.length - mostNames);
}
