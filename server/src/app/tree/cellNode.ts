import type { CellStatus, OutcomeKind } from '../../core/scan/cell.ts';
import { cellReason, outcomeWords } from '../../core/tree/cellReason.ts';
import type { CellNode } from '../../protocol/tree.ts';

const icons: Readonly<Record<OutcomeKind, string>> = {
  ok: 'pass',
  denied: 'lock',
  throttled: 'clock',
  failed: 'error',
  unsupported: 'circle-slash',
  cancelled: 'circle-slash',
};

/** `AWS.KMS.Key eu-west-1   denied: kms:ListKeys`. `role`: the name of the account's scan role. */
export function cellNode(cell: CellStatus, role: string, now: number): CellNode {
  return {
    kind: 'cell',
    id: `account/${cell.accountId}/cell/${cell.region}/${cell.type}`,
    label: `${cell.type} ${cell.region}`,
    description: outcomeWords(cell.outcome),
    icon: icons[cell.outcome.kind],
    tone: cell.outcome.kind === 'failed' ? 'error' : 'warning',
    expandable: false,
    accountId: cell.accountId,
    region: cell.region,
    type: cell.type,
    outcome: cell.outcome.kind,
    reason: cellReason(cell, role, now),
  };
}
