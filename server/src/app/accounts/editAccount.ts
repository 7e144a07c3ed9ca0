import type { Account } from '../../core/accounts/account.ts';
import type { AppContext } from '../context.ts';
import { requireAccount } from './requireAccount.ts';
import { saveAccount } from './saveAccount.ts';

/** What may be changed of an account; its id may not. */
export type AccountChanges = Partial<Omit<Account, 'id'>>;

/** @throws AppError NOT_FOUND, BAD_INPUT, ACCOUNTS_FILE, BUSY */
export async function editAccount(
  ctx: AppContext,
  { id, changes }: { readonly id: string; readonly changes: AccountChanges },
): Promise<Account> {
  const account = await requireAccount(ctx, id);
  return saveAccount(ctx, { ...account, ...changes });
}
