/** What was done to a StackSet, and what became of it. */
import { AppError, AwsFailure } from '../../core/errors.ts';
import type { Operation, OperationResult } from '../../core/stacksets/operation.ts';
import type { StackSetName } from '../../core/stacksets/stackSetRef.ts';
import { setOption } from '../../core/stacksets/stackSetWords.ts';
import type { AppContext } from '../context.ts';
import { asAdministrator } from './administrator.ts';
import { requireOurs } from './ourStackSet.ts';
import { describeOperation, findStackSet, listOperations, operationResults } from './readStackSet.ts';

export interface OperationReport {
  readonly operation: Operation;
  readonly results: readonly OperationResult[];
}

/** Operations, the newest first; none where there is no StackSet. */
export async function readOperations(
  ctx: AppContext,
  name: StackSetName,
  most: number,
  signal: AbortSignal,
): Promise<readonly Operation[]> {
  return asAdministrator(ctx, signal, async (administrator) => {
    const found = await findStackSet(administrator, name);
    return found === null ? [] : listOperations(administrator, found.ref, most);
  });
}

/** What became of an operation in each account and region. @throws AppError NOT_FOUND */
export async function readOperation(
  ctx: AppContext,
  name: StackSetName,
  id: string,
  signal: AbortSignal,
): Promise<OperationReport> {
  return asAdministrator(ctx, signal, async (administrator) => {
    const { ref } = await requireOurs(administrator, name);
    try {
      return {
        operation: await describeOperation(administrator, ref, id),
        results: await operationResults(administrator, ref, id),
      };
    } catch (error) {
      if (!(error instanceof AwsFailure) || error.kind !== 'notFound') throw error;
      throw new AppError('NOT_FOUND', `The StackSet ${name} has no such operation: ${id}`, {
        hint: `List them: \`panther-scan stackset operations${setOption(name)}\`.`,
        cause: error,
      });
    }
  });
}
