/** Accounts: reading, onboarding, checking. */
import type { Account, MasterAccount } from '../core/accounts/account.ts';
import type { Draft, DraftProblems } from '../core/accounts/draft.ts';
import type { HealthState } from '../core/accounts/health.ts';
import type { HealthChoice } from '../core/accounts/healthList.ts';
import type { ImportDefaults, ImportPlan } from '../core/accounts/importPlan.ts';
import type { RoleCheck, RoleKind } from '../core/accounts/roleCheck.ts';
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

/**
 * Assumes the roles of all accounts that are enabled, or of those named, some at a time; the results are kept. Can be
 * cancelled: what was checked until then is kept too.
 */
export const verifyFleet = request<
  { readonly accountIds: readonly string[] | null },
  { readonly checked: number; readonly failed: number }
>('panther/accounts/verifyFleet');

/** How far that is. */
export const fleetProgress = notification<{ readonly done: number; readonly total: number }>(
  'panther/accounts/fleetProgress',
);

/** How all accounts do, as far as is known, as text. */
export const fleetHealth = request<
  { readonly choice: HealthChoice; readonly format: 'text' | 'csv' | 'json' },
  {
    readonly text: string;
    readonly total: number;
    readonly shown: number;
    /** How many of all accounts are in which state. */
    readonly states: Readonly<Record<HealthState, number>>;
  }
>('panther/accounts/health');

/** The accounts in which a role worked when it was checked last. AWS is not asked. */
export const accountsWithRole = request<{ readonly role: RoleKind }, { readonly accountIds: readonly string[] }>(
  'panther/accounts/withRole',
);

/** A role that worked and cannot be used any more. */
export interface BrokenRole {
  readonly accountId: string;
  readonly accountName: string;
  readonly role: RoleKind;
  readonly reason: string | null;
  readonly hint: string | null;
}

/** A periodic check found roles that broke since they were checked last. */
export const rolesBroke = notification<{ readonly broken: readonly BrokenRole[] }>('panther/accounts/rolesBroke');

/** Adds the account, or replaces the one with its id. */
export const saveAccount = request<Account, Account>('panther/accounts/save');

export interface OrganizationUnit {
  readonly id: string;
  /** The names of the units that it is in, and its own: `Workloads / Production`. */
  readonly path: string;
}

/** The units of the organization that the master account is in. */
export const listUnits = request<null, readonly OrganizationUnit[]>('panther/accounts/units');

/** Where many accounts come from: a list as people write or spreadsheets save it, or units of the organization. */
export type ImportSource =
  | { readonly kind: 'list'; readonly text: string; readonly file: string }
  | {
      readonly kind: 'organization';
      /** Ids; null: all of it. */
      readonly units: readonly string[] | null;
    };

export interface ImportPreview extends ImportPlan {
  /** Accounts of the organization that are left out: suspended or closed. */
  readonly suspended: number;
}

/** What importing them would do. Nothing is written. */
export const previewImport = request<
  { readonly source: ImportSource; readonly defaults: ImportDefaults },
  ImportPreview
>('panther/accounts/previewImport');

/** Writes accounts of a preview, all of them or none. */
export const importAccounts = request<Pick<ImportPlan, 'added' | 'changed'>, { readonly written: number }>(
  'panther/accounts/import',
);

export const removeAccount = request<{ readonly id: string; readonly forgetInventory: boolean }, null>(
  'panther/accounts/remove',
);

export interface MasterSetting extends Omit<MasterAccount, 'organizationId'> {
  /** Null: none. Absent: what is known of this account stays. */
  readonly organizationId?: string | null;
}

export const setMaster = request<MasterSetting, MasterAccount>('panther/accounts/setMaster');

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
