import { AppError } from '../../core/errors.ts';
import type { Identity } from '../../protocol/accounts.ts';
import type { AppContext } from '../context.ts';
import { chosenProfile } from './chosenProfile.ts';

/** STS answers in any region that is enabled; this one always is, in its partition. */
const defaultRegion = 'us-east-1';

/**
 * Who the credentials of a profile are; null: of the profile that would be used.
 * @throws AppError CREDENTIALS, NETWORK
 */
export async function identity(
  ctx: AppContext,
  { profile }: { readonly profile: string | null },
  signal: AbortSignal,
): Promise<Identity> {
  const master = await masterIfReadable(ctx);
  const chosen = profile ?? chosenProfile(ctx, master);
  const profiles = await ctx.aws.profiles();
  const region = master?.region ?? profiles.find(({ name }) => name === (chosen ?? 'default'))?.region ?? defaultRegion;
  const session = await ctx.aws.operator({ profile: chosen, region, mfa: ctx.askMfa, signal });
  session.close();
  const { accountId, arn, partition, endpoint } = session;
  return { accountId, arn, partition, profile: chosen, endpoint };
}

/** Who one is can be told with a broken accounts file, too. */
async function masterIfReadable(ctx: AppContext) {
  try {
    return (await ctx.accountsFile.read()).master;
  } catch (error) {
    if (error instanceof AppError && error.code === 'ACCOUNTS_FILE') return null;
    throw error;
  }
}
