import { AppError } from '../../core/errors.ts';
import type { AppContext } from '../context.ts';
import { chosenProfile } from './chosenProfile.ts';

/** STS answers in any region that is enabled; this one always is, in its partition. */
const defaultRegion = 'us-east-1';

/**
 * With which profile and in which region to sign in, where a person chose no other. `accountId`: whose credentials are
 * wanted, if anybody's; a profile whose settings name that account comes before the usual one.
 */
export async function signInPlace(
  ctx: AppContext,
  { profile, accountId }: { readonly profile: string | null; readonly accountId: string | null },
): Promise<{ readonly profile: string | null; readonly region: string; readonly profileRegion: string | null }> {
  const master = await masterIfReadable(ctx);
  const profiles = await ctx.aws.profiles();
  const own = accountId === null ? undefined : profiles.find((one) => one.accountId === accountId)?.name;
  const chosen = profile ?? ctx.profile ?? own ?? chosenProfile(ctx, master);
  const profileRegion = profiles.find(({ name }) => name === (chosen ?? 'default'))?.region ?? null;
  return { profile: chosen, region: master?.region ?? profileRegion ?? defaultRegion, profileRegion };
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
