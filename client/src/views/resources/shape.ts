/** How the resource tree is arranged. Pure. */
import type { GroupBy, TreeFilter, TreeShape } from '../../../../server/src/protocol/tree.ts';

/** The levels above the resources for each outermost one: never more than three, so that nothing is buried. */
const levels: Readonly<Record<GroupBy, readonly GroupBy[]>> = {
  account: ['account', 'region', 'type'],
  region: ['region', 'account', 'type'],
  type: ['type', 'account', 'region'],
  label: ['label', 'account', 'type'],
};

export function treeShape(outermost: GroupBy, filter: TreeFilter | null): TreeShape {
  return { groupBy: levels[outermost], filter };
}

export function isGroupBy(value: unknown): value is GroupBy {
  return typeof value === 'string' && Object.hasOwn(levels, value);
}
