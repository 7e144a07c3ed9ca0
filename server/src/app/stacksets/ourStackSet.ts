/** Work on a StackSet that is there and is ours. */
import { AppError } from '../../core/errors.ts';
import type { Operation } from '../../core/stacksets/operation.ts';
import { isOurs } from '../../core/stacksets/realTimeStackSet.ts';
import type { StackSetName } from '../../core/stacksets/stackSetRef.ts';
import { makerCommand } from '../../core/stacksets/stackSetWords.ts';
import type { AwsStackSet } from '../../core/template/cloudFormation.ts';
import type { AppContext } from '../context.ts';
import { type Administrator, asAdministrator } from './administrator.ts';
import { followOperation, type OnOperation } from './followOperation.ts';
import type { OperatedSet } from './operate.ts';
import { describeOperation, findStackSet } from './readStackSet.ts';
import { keepState } from './stackSetState.ts';

export interface FollowOptions {
  /** False: what is started is not waited for. */
  readonly wait: boolean;
  readonly onOperation: OnOperation;
}

export interface OurStackSet extends OperatedSet {
  readonly set: AwsStackSet;
}

/** What makes each in VS Code. */
const titles: Readonly<Record<StackSetName, string>> = {
  'panther-real-time-events': 'Panther: Create Real-Time Events StackSet...',
  'panther-scan-roles': 'Panther: Deploy Scan Roles by StackSet...',
};

/** @throws AppError NOT_FOUND, or BAD_INPUT where it is somebody else's */
export async function requireOurs(administrator: Administrator, name: StackSetName): Promise<OurStackSet> {
  const found = await findStackSet(administrator, name);
  const where = { accountId: administrator.master.accountId, region: administrator.master.region };
  if (found === null) {
    throw new AppError('NOT_FOUND', `There is no StackSet ${name} in the master account`, {
      ...where,
      hint: `Create it: "${titles[name]}" in VS Code, or \`${makerCommand(name)}\`.`,
    });
  }
  const { ref, set } = found;
  if (isOurs(set)) {
    return { ref, set, units: set.PermissionModel === 'SERVICE_MANAGED' ? (set.OrganizationalUnitIds ?? []) : null };
  }
  throw new AppError('BAD_INPUT', `There is a StackSet ${name} that is not ours; it is not touched`, {
    ...where,
    hint: 'Rename it or delete it in the CloudFormation console, if nobody needs it.',
  });
}

/**
 * Starts operations and follows them, and keeps what the StackSet is like then.
 * @param work starts them one after the other, and gives each to `follow`
 */
export async function operating(
  ctx: AppContext,
  name: StackSetName,
  { wait, onOperation }: FollowOptions,
  signal: AbortSignal,
  work: (administrator: Administrator, ours: OurStackSet, follow: (id: string) => Promise<void>) => Promise<void>,
): Promise<readonly Operation[]> {
  return asAdministrator(ctx, signal, async (administrator) => {
    const ours = await requireOurs(administrator, name);
    const operations: Operation[] = [];
    try {
      await work(administrator, ours, async (id) => {
        operations.push(
          wait
            ? await followOperation(ctx, administrator, ours.ref, id, onOperation)
            : await describeOperation(administrator, ours.ref, id),
        );
      });
      return operations;
    } finally {
      await keepState(ctx, administrator, name);
    }
  });
}
