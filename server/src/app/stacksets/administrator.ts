import type { MasterAccount } from '../../core/accounts/account.ts';
import type { Turn } from '../../core/ports.ts';
import { operatorSession } from '../accounts/operatorSession.ts';
import { requireMaster } from '../accounts/requireMaster.ts';
import type { AppContext } from '../context.ts';
import { createRetryingTurn } from '../retryingTurn.ts';
import type { Calls } from '../stacks/calls.ts';

/** Calls of the user's own in the account and region in which the StackSet is. */
export interface Administrator extends Calls {
  readonly master: MasterAccount;
  /** Waits where CloudFormation is asked faster than it answers: an operation for each account is soon many. */
  readonly turn: Turn;
}

/**
 * The caller's own session in the master account, closed when `work` has ended.
 * @throws AppError BAD_INPUT without a master account, CREDENTIALS, WRONG_ACCOUNT; what `work` throws
 */
export async function asAdministrator<T>(
  ctx: AppContext,
  signal: AbortSignal,
  work: (administrator: Administrator) => Promise<T>,
): Promise<T> {
  const master = await requireMaster(ctx);
  const session = await operatorSession(ctx, master, signal);
  try {
    const turn = createRetryingTurn({ clock: ctx.clock, signal });
    return await work({ session, region: master.region, master, signal, turn });
  } finally {
    session.close();
  }
}
