import { AppError } from '../../core/errors.ts';
import type { AwsSession } from '../../core/ports.ts';
import type { AppContext } from '../context.ts';
import type { Stack } from './stack.ts';

/**
 * A session of the user's own in the account that a stack is of; closed when `work` has ended.
 * @throws AppError WRONG_ACCOUNT when the profile is another account's
 */
export async function withTargetSession<T>(
  ctx: AppContext,
  { stack, profile, signal }: { readonly stack: Stack; readonly profile: string | null; readonly signal: AbortSignal },
  work: (session: AwsSession) => Promise<T>,
): Promise<T> {
  const session = await ctx.aws.operator({ profile, region: stack.region, mfa: ctx.askMfa, signal });
  try {
    if (session.accountId !== stack.accountId) throw wrongAccount(stack, session, profile);
    return await work(session);
  } finally {
    session.close();
  }
}

function wrongAccount(stack: Stack, session: AwsSession, profile: string | null): AppError {
  const credentials = profile === null ? 'the default credentials' : `the profile ${profile}`;
  return new AppError(
    'WRONG_ACCOUNT',
    `The stack ${stack.stackName} belongs into account ${stack.accountId}, but ${credentials} are of account: ${session.accountId}`,
    {
      accountId: stack.accountId,
      region: stack.region,
      hint: `Choose a profile that may deploy into ${stack.accountName} (${stack.accountId}).`,
    },
  );
}
