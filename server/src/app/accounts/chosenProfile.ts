import type { MasterAccount } from '../../core/accounts/account.ts';
import type { AppContext } from '../context.ts';

/** The user's choice for this process, then the accounts file's; null: AWS_PROFILE, then the SDK's default chain. */
export function chosenProfile(ctx: AppContext, master: MasterAccount | null): string | null {
  return ctx.profile ?? master?.profile ?? null;
}
