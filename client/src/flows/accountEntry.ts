/** What was entered so far while an account is added or edited. Pure. */
import type { Account } from '../../../server/src/core/accounts/account.ts';
import type { AccountDraft } from '../../../server/src/protocol/accounts.ts';

export interface AccountEntry {
  readonly draft: AccountDraft;
  /** The account as it was; null: a new one. */
  readonly editing: Account | null;
  /** With its external id, once it was made. */
  readonly prepared: Account | null;
  /** The template was deployed, or given out to be deployed. */
  readonly roleTouched: boolean;
  /** Scan after saving. */
  readonly scan: boolean;
}

export function withDraft(entry: AccountEntry, fields: Partial<AccountDraft>): AccountEntry {
  return { ...entry, draft: { ...entry.draft, ...fields } };
}

/**
 * The account that the draft stands for, if it is known already: the one that is edited, or the one prepared before for
 * this id. Going back and changing the name must not make another external id, the deployed role expects the first one.
 */
export function knownAccount(entry: AccountEntry): Account | null {
  const known = entry.editing ?? (entry.prepared?.id === entry.draft.id ? entry.prepared : null);
  return known === null ? null : { ...known, ...entry.draft };
}

/** Whether the stack in the account must be created or updated: for a new account, or when a role is added. */
export function needsDeployment({ editing, draft }: AccountEntry): boolean {
  if (editing === null) return true;
  return (draft.realTime && !editing.realTime) || (draft.remediation && !editing.remediation);
}
