import type { Account } from '../../core/accounts/account.ts';
import type { AppContext } from '../context.ts';
import { editAccount } from './editAccount.ts';

/** An account that is not enabled stays in the file, but is not scanned and not followed. @throws AppError */
export function setEnabled(
  ctx: AppContext,
  { id, enabled }: { readonly id: string; readonly enabled: boolean },
): Promise<Account> {
  return editAccount(ctx, { id, changes: { enabled } });
}
