/** Types that sum up another type over a whole account. */
import type { ResourceFields, SourceResource } from '../catalog/types.ts';
import type { StoredResource } from '../inventory/resource.ts';
import type { Cell, CellStatus, Outcome } from './cell.ts';

/**
 * Why a summary would be wrong: a source cell that is not known to the end. Null: it would be right.
 * `regions`: where the source type has cells (`global` for a global type).
 */
export function incompleteSources(
  cell: Cell,
  from: string,
  regions: readonly string[],
  statuses: readonly CellStatus[],
): Outcome | null {
  const byRegion = new Map(statuses.map((status) => [status.region, status.outcome.kind]));
  const unknown = regions.filter((region) => !KNOWN.has(byRegion.get(region) ?? 'unscanned'));
  const [first] = unknown;
  if (first === undefined) return null;
  const others = unknown.length === 1 ? '' : ` and ${unknown.length - 1} more`;
  return {
    kind: 'failed',
    call: cell.type,
    code: 'Incomplete',
    message: `It sums up ${from}, which was not read to the end in ${first} (${byRegion.get(first) ?? 'not scanned'})${others}.`,
  };
}

const KNOWN: ReadonlySet<string> = new Set(['ok', 'unsupported']);

export function deriveFields(
  derive: (sources: readonly SourceResource[]) => ResourceFields,
  stored: readonly StoredResource[],
): ResourceFields {
  return derive(stored.map(({ resourceId, region, attributes }) => ({ resourceId, region, attributes })));
}
