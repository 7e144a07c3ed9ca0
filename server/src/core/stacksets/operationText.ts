import { plural } from '../tree/words.ts';
import type { Operation, OperationAction } from './operation.ts';

export const operationWords: Readonly<Record<OperationAction, string>> = {
  create: 'Create stacks',
  update: 'Update',
  delete: 'Delete stacks',
  detectDrift: 'Detect drift',
};

/** `Create stacks: failed, 3 stacks failed (the reason)`. */
export function operationText({ action, status, failed, reason }: Operation): string {
  const failures = failed !== null && failed > 0 ? `, ${plural(failed, 'stack', 'stacks')} failed` : '';
  return `${operationWords[action]}: ${status}${failures}${reason === null ? '' : ` (${reason})`}`;
}
