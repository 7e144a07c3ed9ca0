import type { Identity } from '../../protocol/accounts.ts';
import type { AppContext } from '../context.ts';
import { signInPlace } from './signInPlace.ts';

/**
 * Who the credentials of a profile are; null: of the profile that would be used.
 * @throws AppError CREDENTIALS, NETWORK
 */
export async function identity(
  ctx: AppContext,
  { profile }: { readonly profile: string | null },
  signal: AbortSignal,
): Promise<Identity> {
  const place = await signInPlace(ctx, { profile, accountId: null });
  const session = await ctx.aws.operator({
    profile: place.profile,
    region: place.region,
    mfa: ctx.askMfa,
    signal,
  });
  session.close();
  const { accountId, arn, partition, endpoint } = session;
  return { accountId, arn, partition, profile: place.profile, endpoint };
}
