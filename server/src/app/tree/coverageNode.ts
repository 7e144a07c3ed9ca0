import type { Coverage } from '../../core/tree/coverage.ts';
import { joined, percent, plural } from '../../core/tree/words.ts';
import type { CoverageNode } from '../../protocol/tree.ts';

/** `Coverage   97 % · 14 cells need attention`. */
export function coverageNode(accountId: string, coverage: Coverage): CoverageNode {
  const { cells, ok, attention, incomplete } = coverage;
  const known = cells > 0;
  return {
    kind: 'coverage',
    id: coverageNodeId(accountId),
    label: 'Coverage',
    description: known
      ? joined(
          percent(ok, cells),
          attention > 0 ? plural(attention, 'cell needs attention', 'cells need attention') : null,
          incomplete > 0 ? plural(incomplete, 'resource not read whole', 'resources not read whole') : null,
        )
      : 'not scanned yet',
    icon: attention > 0 ? 'warning' : known ? 'pass' : 'question',
    tone: attention > 0 ? 'warning' : known ? 'ok' : 'muted',
    expandable: attention > 0,
    accountId,
    attention,
  };
}

function coverageNodeId(accountId: string): string {
  return `account/${accountId}/coverage`;
}
