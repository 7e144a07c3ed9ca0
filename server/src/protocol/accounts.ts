/** Accounts: reading, onboarding, checking. */
import type { Account, MasterAccount } from '../core/accounts/account.ts';
import type { Draft, DraftProblems } from '../core/accounts/draft.ts';
import type { RoleCheck } from '../core/accounts/roleCheck.ts';
import type { Profile } from '../core/ports.ts';
import { notification, request } from './message.ts';

export interface AccountsView {
  readonly path: string;
  readonly exists: boolean;
  /** Why the file cannot be used, with 1-based line and column; null: it can. */
  readonly problem: { readonly message: string; readonly line: number; readonly column: number } | null;
  readonly master: MasterAccount | null;
  readonly accounts: readonly Account[];
}

export const getAccounts = request<null, AccountsView>('panther/accounts/get');

/** What a person types when adding or editing an account. */
export type AccountDraft = Draft;

/** What is wrong with a draft's field, in words; null: nothing. Checked against the accounts file (duplicates). */
export const checkDraft = request<
  { readonly draft: Partial<AccountDraft>; readonly editing: string | null },
  DraftProblems
>('panther/accounts/checkDraft');

/** Makes the account that a draft stands for, with its own external id or a new one, without saving it. */
export const prepareAccount = request<AccountDraft, Account>('panther/accounts/prepare');

/** Assumes each role that the account needs. Saved or not, the account is the one given. */
export const verifyAccount = request<Account, readonly RoleCheck[]>('panther/accounts/verify');

/** Adds the account, or replaces the one with its id. */
export const saveAccount = request<Account, Account>('panther/accounts/save');

export const removeAccount = request<{ readonly id: string; readonly forgetInventory: boolean }, null>(
  'panther/accounts/remove',
);

export const setMaster = request<MasterAccount, MasterAccount>('panther/accounts/setMaster');

/** Who the chosen credentials are. */
export interface Identity {
  readonly accountId: string;
  readonly arn: string;
  readonly partition: string;
  readonly profile: string | null;
  /** The endpoint that replaces AWS's own (AWS_ENDPOINT_URL), or null. */
  readonly endpoint: string | null;
}

export const getIdentity = request<{ readonly profile: string | null }, Identity>('panther/identity/get');

export const listProfiles = request<null, readonly Profile[]>('panther/profiles/list');

/** The accounts file was changed by anyone. */
export const accountsChanged = notification<null>('panther/accounts/changed');

/** Server to client: an MFA code for a device. Null: the user cancelled. */
export const askMfaCode = request<{ readonly serial: string; readonly profile: string | null }, string | null>(
  'panther/mfa/ask',
);
