/** An AWS account as the accounts file describes it. */

/** A region's code, `us-east-1`. Any code is possible: AWS opens regions that no SDK of ours knows yet. */
export type Region = string;

/** `prod`, `dev`, `test` or any other word the user gives. */
export type Label = string;

export interface Account {
  /** 12 digits. */
  readonly id: string;
  readonly name: string;
  readonly label: Label;
  readonly realTime: boolean;
  readonly remediation: boolean;
  /** Made by us, unique per account; not a secret. Absent: the role is of the old form that asks for none. */
  readonly externalId?: string;
  /** Patterns with `*`; `['*']` means all regions that are enabled in the account. */
  readonly regions: readonly string[];
  readonly ignore: {
    readonly regions: readonly string[];
    /** Panther type names, with `*`. */
    readonly types: readonly string[];
    /** Globs over resource ids. */
    readonly resources: readonly string[];
  };
  /**
   * Patterns of CloudFormation types that are read through Cloud Control, where no type of the catalogue's own covers
   * them. Absent: none.
   */
  readonly cloudControl?: readonly string[];
  /** False: kept in the file, but not scanned and not followed. */
  readonly enabled: boolean;
}

/** The account from which the others are scanned, and whose region is part of the roles' names. */
export interface MasterAccount {
  readonly accountId: string;
  readonly region: Region;
  /** A profile of ~/.aws; absent: the SDK's default chain. */
  readonly profile?: string;
  /** The organization whose accounts may send their events; absent: those of the accounts file that have real time on. */
  readonly organizationId?: string;
}

export interface Accounts {
  readonly master: MasterAccount | null;
  readonly accounts: readonly Account[];
}
