/** What the use cases need of the outside world. The adapters implement these; tests may pass their own. */
import type { Account, Accounts, MasterAccount, Region } from './accounts/account.ts';
import type { AccountProblem } from './accounts/accountProblem.ts';
import type { RoleCheck } from './accounts/roleCheck.ts';
import type { Operation } from './catalog/service.ts';
import type { TypeName } from './catalog/types.ts';
import type { LiveStore } from './cfn/live/liveStore.ts';
import type { EventStore } from './events/eventStore.ts';
import type { HistoryStore } from './history/historyStore.ts';
import type { Cause } from './inventory/change.ts';
import type { ObservedResource, ResourceKey, StoredResource } from './inventory/resource.ts';
import type { JsonObject } from './json.ts';
import type { Query, QueryPart } from './query/queries.ts';
import type { View } from './query/view.ts';
import type { Cell, CellStatus, Outcome, OutcomeKind } from './scan/cell.ts';
import type { StackSetStore } from './stacksets/stackSetStore.ts';

// ---- AWS ----

/**
 * Sends a request of a call when its turn has come, and again where that makes sense. What `send` throws is an
 * AwsFailure.
 */
export type Turn = <T>(send: () => Promise<T>) => Promise<T>;

export interface CallOptions {
  readonly region: Region;
  readonly signal: AbortSignal;
  /** Decides about each request, each page of a call included. Absent: it is sent at once, and retried as the SDK does. */
  readonly turn?: Turn;
}

/** The right to call AWS as one principal in one account. Never serves two accounts. */
export interface AwsSession {
  readonly accountId: string;
  readonly partition: string;
  /** The caller's ARN, as STS gives it. */
  readonly arn: string;
  /** The endpoint that replaces AWS's own (AWS_ENDPOINT_URL, endpoint_url), or null. */
  readonly endpoint: string | null;
  /** One call. @throws AwsFailure */
  call<Input, Output>(
    operation: Operation<Input, Output>,
    input: NoInfer<Input>,
    options: CallOptions,
  ): Promise<Output>;
  /** All pages of a paged call, each fetched when asked for; one page for calls that have none. @throws AwsFailure */
  pages<Input, Output>(
    operation: Operation<Input, Output>,
    input: NoInfer<Input>,
    options: CallOptions,
  ): AsyncIterable<Output>;
  /** Drops the clients of a region, when its work is done. */
  release(region: Region): void;
  /** Drops all clients. */
  close(): void;
}

export interface Profile {
  readonly name: string;
  readonly kind: 'static' | 'sso' | 'process' | 'role' | 'webIdentity' | 'login' | 'other';
  readonly region: Region | null;
  /** The account that its settings name (role_arn, sso_account_id ...); null: they name none. AWS is not asked. */
  readonly accountId: string | null;
}

export interface AssumeRole {
  readonly roleArn: string;
  readonly externalId: string | null;
  /** Any text: what STS does not take of it is replaced. */
  readonly sessionName: string;
}

/** Asks a person for the code of a device; `profile` needs it, null: the default chain. @throws AppError CANCELLED */
export type AskMfa = (serial: string, profile: string | null) => Promise<string>;

export interface Aws {
  /** What calls of these services (by the ids of their clients) will need is got ready meanwhile; there is nothing to wait for. */
  prepare?(services: readonly string[]): void;
  /** The profiles of the user's ~/.aws files, without their contents. */
  profiles(): Promise<readonly Profile[]>;
  /**
   * A session of the user's own: a profile, or the SDK's default chain where it is null. Asks for nothing but an MFA
   * code, through `mfa`. Calls GetCallerIdentity. @throws AppError CREDENTIALS with what to run
   */
  operator(options: {
    readonly profile: string | null;
    readonly region: Region;
    readonly mfa: AskMfa | null;
    readonly signal: AbortSignal;
  }): Promise<AwsSession>;
  /** A session in a role, of the account that AWS names with its credentials; refreshed by itself. @throws AwsFailure */
  assume(operator: AwsSession, role: AssumeRole, options: CallOptions): Promise<AwsSession>;
}

// ---- the accounts file ----

export interface AccountsFile {
  readonly path: string;
  exists(): Promise<boolean>;
  /** A file that does not exist reads as no accounts. @throws AppError ACCOUNTS_FILE with line and column */
  read(): Promise<Accounts>;
  /**
   * Reads, lets `edit` say what to change, writes: under a lock, comments kept, mode 0600. A broken file is never
   * overwritten. @throws AppError ACCOUNTS_FILE
   */
  update(edit: (accounts: Accounts) => AccountsEdit): Promise<Accounts>;
  /** Calls back after the file was changed by anyone. */
  watch(changed: () => void): { dispose(): void };
}

export type AccountsEdit =
  | { readonly kind: 'none' }
  | { readonly kind: 'setMaster'; readonly master: MasterAccount }
  | { readonly kind: 'put'; readonly account: Account }
  /** All of them or none. */
  | { readonly kind: 'putAll'; readonly accounts: readonly Account[] }
  | { readonly kind: 'remove'; readonly id: string };

// ---- the inventory ----

/** All given conditions must hold. */
export interface ResourceFilter {
  readonly accountIds?: readonly string[];
  readonly regions?: readonly string[];
  readonly types?: readonly TypeName[];
  /** Words that must each occur, case-insensitively, in the name, the resource id or a tag. */
  readonly text?: string;
}

export interface Page {
  readonly offset: number;
  readonly limit: number;
}

export type ScanKind = 'baseline' | 'daily' | 'user';
export type ScanStatus = 'running' | 'done' | 'cancelled' | 'interrupted';

export interface ScanRow {
  readonly id: string;
  readonly accountId: string;
  readonly kind: ScanKind;
  /** Whether it covered all cells of the account. */
  readonly whole: boolean;
  readonly status: ScanStatus;
  /** Epoch milliseconds. */
  readonly startedAt: number;
  readonly finishedAt: number | null;
}

export interface WriteCounts {
  readonly created: number;
  readonly modified: number;
  readonly unchanged: number;
  /** Observations that were older than what the inventory had. */
  readonly stale: number;
}

export interface CountRow {
  readonly value: string;
  readonly count: number;
}

export interface Store extends HistoryStore, LiveStore, EventStore, StackSetStore {
  // writes: each is one transaction
  beginScan(scan: ScanRow): Promise<void>;
  /** `volatile`: the catalogue's paths for this type. `cause`: the event that all of this was learned from. */
  writeResources(
    scanId: string | null,
    resources: readonly ObservedResource[],
    volatile: readonly string[],
    cause?: Cause | null,
  ): Promise<WriteCounts>;
  /**
   * Writes resources that only a list told of, but none that the inventory has or had. Returns how many are new. What
   * completes them is no change of theirs.
   */
  announce(scanId: string, resources: readonly ObservedResource[], volatile: readonly string[]): Promise<number>;
  /** Takes back, as if they had never been, those that are still as they were announced. Returns how many were. */
  withdraw(scanId: string, resources: readonly ObservedResource[]): Promise<number>;
  /**
   * Stores how a cell ended. After `ok`, resources that this cell lists and that were last observed before `startedAt`
   * are retired. Returns how many were. Like writeResources, it refuses what a scan finds of an account that was forgotten
   * meanwhile. @throws AppError CANCELLED
   */
  finishCell(
    scanId: string,
    cell: Cell,
    outcome: Outcome,
    times: { readonly startedAt: number; readonly finishedAt: number },
  ): Promise<number>;
  /** Marks one resource as gone, unless it was observed after `at`. */
  retire(key: ResourceKey, at: number, scanId: string | null, cause?: Cause | null): Promise<boolean>;
  finishScan(scanId: string, status: ScanStatus, finishedAt: number): Promise<void>;
  saveRoleChecks(accountId: string, checks: readonly RoleCheck[]): Promise<void>;
  saveProblem(accountId: string, problem: AccountProblem): Promise<void>;
  clearProblem(accountId: string): Promise<void>;
  /** Forgets all of an account. */
  forgetAccount(accountId: string): Promise<void>;
  /** Marks scans of processes that are gone as interrupted. */
  recover(now: number): Promise<void>;

  /** Those of the keys that the inventory never had, not even as deleted ones. */
  unknown<Key extends ResourceKey>(keys: readonly Key[]): Promise<readonly Key[]>;

  // reads: deleted resources are left out
  get(key: ResourceKey): Promise<StoredResource | null>;
  /** By ARN or Panther id, in any account; `deleted`: those that are gone too. */
  byResourceId(resourceId: string, options?: { readonly deleted: boolean }): Promise<readonly StoredResource[]>;
  list(filter: ResourceFilter, page: Page): Promise<readonly StoredResource[]>;
  /** All of a filter, in the order of lists, some at a time: each once, as it is when its turn comes. */
  each(filter: ResourceFilter): AsyncIterable<readonly StoredResource[]>;
  /** The accounts that have resources, sorted. */
  accountIds(): Promise<readonly string[]>;
  count(filter: ResourceFilter): Promise<number>;
  countBy(field: 'accountId' | 'region' | 'type', filter: ResourceFilter): Promise<readonly CountRow[]>;
  cells(filter: {
    readonly accountId?: string;
    readonly kinds?: readonly OutcomeKind[];
    readonly type?: TypeName;
  }): Promise<readonly CellStatus[]>;
  lastScan(accountId: string): Promise<ScanRow | null>;
  lastWholeScan(accountId: string): Promise<ScanRow | null>;
  roleChecks(accountId: string): Promise<readonly RoleCheck[]>;
  /** When the last whole scan that came to its end began, by account. */
  lastDoneScans(): Promise<Readonly<Record<string, number>>>;
  /** Null: the last scan began, or none was tried. */
  problem(accountId: string): Promise<AccountProblem | null>;

  // work that only one of several windows and commands may do
  /** True: `holder` has the lease until now + ttlMs. */
  acquireLease(name: string, holder: string, now: number, ttlMs: number): Promise<boolean>;
  releaseLease(name: string, holder: string): Promise<void>;

  /**
   * Brings the index behind text filters nearer to the inventory, by about `limit` resources; true: there is more to do.
   * What a filter matches does not depend on it, how fast it answers does.
   */
  indexText(limit: number): Promise<boolean>;

  /** A number that grows with every committed write of any process; cheap to read. */
  version(): Promise<number>;
  close(): Promise<void>;
}

export interface QueryAccount {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  /** What else the accounts file says of it; null: the inventory alone knows it. */
  readonly settings: JsonObject | null;
}

/** Reads the inventory beside the store: in a process of its own, that cannot write and can be ended at any moment. */
export interface Queries {
  /**
   * Nothing is read before a part is asked for. @throws AppError BAD_INPUT with line and column where SQLite refuses the
   * query, LIMIT after too long a time, STORE; the signal's reason when it aborts
   */
  run(
    query: Query,
    surroundings: { readonly views: readonly View[]; readonly accounts: readonly QueryAccount[] },
    signal: AbortSignal,
  ): AsyncIterable<QueryPart>;
}

// ---- the rest ----

/** The CloudFormation templates that ship with the product. */
export interface Templates {
  /** The text of a file of the templates folder. @throws AppError ENVIRONMENT when the installation lacks it */
  read(fileName: string): Promise<string>;
}

/** The certificates with which SNS signs. */
export interface SnsCertificates {
  /** PEM. `url` has been checked to be SNS's. @throws Error where it cannot be fetched */
  get(url: URL, signal: AbortSignal): Promise<string>;
}

/**
 * The text of a zipped body that an answer of AWS came with, as it is read.
 * @throws AppError BAD_INPUT: it is not zipped; NETWORK: it broke off; the signal's reason
 */
export type Unzip = (body: unknown, signal: AbortSignal) => AsyncIterable<string>;

/** Files that a person asked for. */
export interface Files {
  /**
   * Writes a file as its text comes: whole or, when the text breaks off, not at all. Mode 0600.
   * @throws AppError BAD_INPUT where the file cannot be written; what the text's source throws
   */
  write(path: string, chunks: AsyncIterable<string>): Promise<void>;
}

export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
  /** Resolves after a delay, or rejects with the signal's reason. */
  delay(ms: number, signal: AbortSignal): Promise<void>;
  /** Calls back once, after a delay, unless what it returns is called before: for limits that are seldom reached. */
  after(ms: number, call: () => void): () => void;
}

export type LogData = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** The message is a constant; what varies goes into data. Secrets go nowhere. */
export interface Log {
  debug(message: string, data?: LogData): void;
  info(message: string, data?: LogData): void;
  warn(message: string, data?: LogData): void;
  error(message: string, data?: LogData): void;
}
