import type { GroupNode, TreeFilter } from '../../../../server/src/protocol/tree.ts';

/** What a group holds, within the filter of the tree. Pure. */
export function groupFilter(
  { accountId, region, type, field, value }: GroupNode,
  within: TreeFilter | null,
): TreeFilter {
  const accounts = accountId ?? (field === 'label' ? value : null);
  return {
    text: within?.text ?? '',
    accounts: accounts === null ? (within?.accounts ?? []) : [accounts],
    regions: region === null ? (within?.regions ?? []) : [region],
    types: type === null ? (within?.types ?? []) : [type],
  };
}
