import * as vscode from 'vscode';
import type { SourceNode } from '../../../server/src/protocol/tree.ts';
import type { Panther } from '../panther.ts';
import { showInformation } from '../ui/messages.ts';
import { oneLine } from '../ui/text.ts';

const longestReason = 1000;

/** Why a cell was not read or a role cannot be used, and what mends it. */
export async function explainNode(_: Panther, node?: SourceNode): Promise<void> {
  const reason = reasonOf(node);
  if (node === undefined || reason === null) return;
  const retry = vscode.l10n.t('Retry');
  const copy = vscode.l10n.t('Copy');
  const text = oneLine(`${node.label}: ${reason}`, longestReason);
  const answer = await showInformation(text, node.kind === 'cell' ? [retry, copy] : [copy]);
  if (answer === copy) await vscode.env.clipboard.writeText(text);
  if (answer === retry) await vscode.commands.executeCommand('panther.scan.retry', node);
}

function reasonOf(node: SourceNode | undefined): string | null {
  if (node?.kind === 'cell' || node?.kind === 'stackInstance') return node.reason;
  return node?.kind === 'role' ? node.hint : null;
}
