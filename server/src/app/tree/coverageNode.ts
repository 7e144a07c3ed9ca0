import type { Coverage } from '../../core/tree/coverage.ts';
import { joined, percent, plural } from '../../core/tree/words.ts';
import type { CoverageNode } from '../../protocol/tree.ts';

/** `Coverage   97 % · 14 cells need attention`. */
export function coverageNode(accountId: string, coverage: Coverage): CoverageNode {
  const { cells, read, earlier, attention, incomplete } = coverage;
  const known = cells > 0;
  return {
    kind: 'coverage',
    id: coverageNodeId(accountId),
    label: 'Coverage',
    description: known
      ? joined(
          percent(read, cells),
          attention > 0 ? plural(attention, 'cell needs attention', 'cells need attention') : null,
          earlier > 0 ? plural(earlier, 'cell not read again', 'cells not read again') : null,
          incomplete > 0 ? plural(incomplete, 'resource not read whole', 'resources not read whole') : null,
        )
      : 'not scanned yet',
    ...lookOf(coverage),
    expandable: attention > 0,
    accountId,
    attention,
  };
}

function lookOf({ cells, read, attention }: Coverage): Pick<CoverageNode, 'icon' | 'tone'> {
  if (cells === 0) return { icon: 'question', tone: 'muted' };
  if (attention > 0) return { icon: 'warning', tone: 'warning' };
  // A first scan that was cancelled: nothing is wrong, and nothing to be sure of.
  return read < cells ? { icon: 'circle-large-outline', tone: 'muted' } : { icon: 'pass', tone: 'ok' };
}

function coverageNodeId(accountId: string): string {
  return `account/${accountId}/coverage`;
}
