/** What the use cases need of the history of resources. Deleted resources have one too. */
import type { TypeName } from '../catalog/types.ts';
import type { Change, ChangeKind } from '../inventory/change.ts';
import type { Document } from '../inventory/hash.ts';
import type { ResourceKey, StoredResource } from '../inventory/resource.ts';
import type { VersionRef } from './version.ts';

/** All given conditions must hold. Times are epoch milliseconds. */
export interface ChangeFilter {
  readonly accountIds?: readonly string[];
  readonly regions?: readonly string[];
  readonly types?: readonly TypeName[];
  readonly kinds?: readonly ChangeKind[];
  readonly since: number;
  /** Changes at this moment are left out. */
  readonly until: number;
  /** Later beginnings for some accounts, by id. */
  readonly sinceOf?: Readonly<Record<string, number>>;
}

export interface ChangePage {
  /** The last change of the page before; null: the first page. */
  readonly after: { readonly at: number; readonly id: number } | null;
  readonly limit: number;
}

export interface ListedChange extends Change {
  /** What a person calls the resource. */
  readonly title: string;
}

export interface ChangeCount {
  readonly value: string;
  readonly kind: ChangeKind;
  readonly count: number;
}

export interface VersionAt {
  readonly version: VersionRef;
  /** When it came to be; null: it is the oldest one that is known. */
  readonly at: number | null;
}

export interface PastResource {
  /** As it is now, or was when it was deleted. */
  readonly resource: StoredResource;
  /** `forgotten`: what it was then is kept no more. */
  readonly state: 'exists' | 'absent' | 'forgotten';
  /** Without volatile parts; null unless it existed. */
  readonly document: Document | null;
}

/** Null: no limit. */
export interface TrimLimits {
  /** Epoch milliseconds: what is older is forgotten. */
  readonly before: number | null;
  readonly changesPerResource: number | null;
  readonly bytes: number | null;
}

/** Where the next step goes on. */
export interface TrimMark {
  readonly phase: 'deleted' | 'age' | 'number' | 'measure' | 'gone' | 'size' | 'scans' | 'room';
  readonly at: number;
  readonly row: number;
  /** Of all changes, as far as they were measured, in bytes. */
  readonly size: number;
}

export interface TrimStep {
  /** Rows that were forgotten. */
  readonly removed: number;
  /** Null: all is done. */
  readonly next: TrimMark | null;
}

export interface HistoryStore {
  /** The resource, or what it was last; null: the inventory never had it. */
  find(key: ResourceKey): Promise<StoredResource | null>;
  /** The changes of one resource, newest first; `before`: those older than this change. */
  history(
    key: ResourceKey,
    page: { readonly before: number | null; readonly limit: number },
  ): Promise<readonly Change[]>;
  countHistory(key: ResourceKey): Promise<number>;
  /** The version of a resource at a time; null: the inventory never had it. */
  versionAt(key: ResourceKey, at: number): Promise<VersionAt | null>;
  /** Null: the inventory never had it. `volatile`: the paths of its type, which no version has. */
  past(key: ResourceKey, version: VersionRef, volatile: readonly string[]): Promise<PastResource | null>;
  /** The changes of all resources, newest first. */
  changes(filter: ChangeFilter, page: ChangePage): Promise<readonly ListedChange[]>;
  /** Null: all together, under an empty value. */
  countChanges(field: 'accountId' | 'region' | 'type' | null, filter: ChangeFilter): Promise<readonly ChangeCount[]>;
  /** When history was last trimmed to its end; null: never. */
  trimmedAt(): Promise<number | null>;
  /** Forgets history beyond the limits, one short step at a time; `mark` null: from the beginning. */
  trim(limits: TrimLimits, mark: TrimMark | null): Promise<TrimStep>;
}
