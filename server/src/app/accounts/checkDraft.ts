import { type Draft, type DraftProblems, draftProblems } from '../../core/accounts/draft.ts';
import type { AppContext } from '../context.ts';

/** What is wrong with the fields that a person has typed so far. `editing`: the account that is edited, by id. */
export async function checkDraft(
  ctx: AppContext,
  { draft, editing }: { readonly draft: Partial<Draft>; readonly editing: string | null },
): Promise<DraftProblems> {
  const { accounts } = await ctx.accountsFile.read();
  return draftProblems(
    draft,
    accounts.filter((account) => account.id !== editing),
  );
}
