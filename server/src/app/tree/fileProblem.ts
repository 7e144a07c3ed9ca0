import { AppError } from '../../core/errors.ts';
import type { MessageNode } from '../../protocol/tree.ts';

/** The node that stands for an accounts file that cannot be used; null: the error is another. */
export function fileProblemNode(error: unknown): MessageNode | null {
  if (!(error instanceof AppError) || error.code !== 'ACCOUNTS_FILE') return null;
  const { line, column } = error.fields;
  return {
    kind: 'message',
    id: 'message/accountsFile',
    label: 'The accounts file cannot be used',
    description: line === undefined ? error.message : `line ${line}, column ${column ?? 1}: ${error.message}`,
    icon: 'error',
    tone: 'error',
    expandable: false,
    command: 'openAccountsFile',
  };
}
