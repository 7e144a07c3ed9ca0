import type { MasterAccount } from '../../core/accounts/account.ts';
import { AppError } from '../../core/errors.ts';
import type { AwsSession } from '../../core/ports.ts';
import type { AppContext } from '../context.ts';
import { chosenProfile } from './chosenProfile.ts';

/**
 * A session of the user's own in the master account. The caller closes it.
 * @throws AppError CREDENTIALS, NETWORK; WRONG_ACCOUNT when the credentials are another account's
 */
export async function operatorSession(
  ctx: AppContext,
  master: MasterAccount,
  signal: AbortSignal,
): Promise<AwsSession> {
  const profile = chosenProfile(ctx, master);
  const session = await ctx.aws.operator({ profile, region: master.region, mfa: ctx.askMfa, signal });
  if (session.accountId === master.accountId) return session;
  session.close();
  throw new AppError(
    'WRONG_ACCOUNT',
    `The credentials (${profile === null ? 'default' : `profile ${profile}`}) belong to another account than the master account ${master.accountId}: ${session.accountId}`,
    {
      accountId: master.accountId,
      region: master.region,
      hint: `Choose a profile of account ${master.accountId}, or set the master account to ${session.accountId}.`,
    },
  );
}
