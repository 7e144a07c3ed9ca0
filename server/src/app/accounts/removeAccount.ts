import type { AppContext } from '../context.ts';
import { requireAccount } from './requireAccount.ts';

/**
 * Takes an account out of the file. Its roles and stacks in AWS stay; so does what was scanned of it, unless it is to
 * be forgotten.
 * @throws AppError NOT_FOUND, ACCOUNTS_FILE, BUSY
 */
export async function removeAccount(
  ctx: AppContext,
  { id, forgetInventory }: { readonly id: string; readonly forgetInventory: boolean },
): Promise<void> {
  await requireAccount(ctx, id);
  await ctx.accountsFile.update(() => ({ kind: 'remove', id }));
  if (forgetInventory) await ctx.store.forgetAccount(id);
}
