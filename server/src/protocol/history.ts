/** The history of resources: what changed, when, by whom, and what was before. Lists come in pages, newest first. */
import type { VersionRef } from '../core/history/version.ts';
import type { Cause, ChangeKind } from '../core/inventory/change.ts';
import type { ResourceKey } from '../core/inventory/resource.ts';
import { request } from './message.ts';
import type { MessageNode, NodeBase } from './tree.ts';

export interface ChangeView {
  /** Grows from change to change and is never given twice. */
  readonly id: number;
  readonly key: ResourceKey;
  readonly title: string;
  readonly typeLabel: string;
  readonly icon: string;
  readonly accountName: string;
  /** When it was noticed, in epoch milliseconds. */
  readonly at: number;
  /** When the change before it was; null: there is none that is kept. */
  readonly previousAt: number | null;
  readonly kind: ChangeKind;
  /** What it did, in a few words. */
  readonly summary: string;
  /** Whether a scan noticed it. */
  readonly scanned: boolean;
  /** The event that it was learned from; null: nobody is known. */
  readonly cause: Cause | null;
}

// ---- one resource ----

export interface HistoryPage {
  readonly title: string;
  /** Null: it is there. */
  readonly deletedAt: number | null;
  readonly total: number;
  readonly changes: readonly ChangeView[];
  /** What to ask the next page with; null: there is none. */
  readonly next: number | null;
}

export const getHistory = request<{ readonly key: ResourceKey; readonly before: number | null }, HistoryPage>(
  'panther/history/list',
);

/** How many changes are kept of a resource. */
export const countHistory = request<ResourceKey, { readonly count: number }>('panther/history/count');

export interface VersionDocument {
  readonly title: string;
  /** `forgotten`: what it was then is kept no more. */
  readonly state: 'exists' | 'absent' | 'forgotten';
  /** JSON text, without what is no history; empty unless it existed. */
  readonly text: string;
}

export const getVersion = request<{ readonly key: ResourceKey; readonly version: VersionRef }, VersionDocument>(
  'panther/history/document',
);

export interface VersionPoint {
  readonly key: ResourceKey;
  /**
   * A time as people write it: `now`, `yesterday`, `24h`, `last-scan`, a date, a date with a time. Null: of `to`, now; of
   * `from`, before the last change that `to` has.
   */
  readonly when: string | null;
}

export interface ComparedVersion {
  readonly key: ResourceKey;
  readonly title: string;
  readonly version: VersionRef;
  readonly state: 'exists' | 'absent';
  /** When it came to be; null: it is the oldest one that is known, or there was none yet. */
  readonly at: number | null;
}

export interface Comparison {
  readonly from: ComparedVersion;
  readonly to: ComparedVersion;
  /** Nothing that is history differs. */
  readonly same: boolean;
}

/** Which versions two moments, or two resources, stand for. */
export const compareVersions = request<{ readonly from: VersionPoint; readonly to: VersionPoint }, Comparison>(
  'panther/history/compare',
);

// ---- all resources ----

/** A span of time, fixed: lists of it stay what they are. Epoch milliseconds. */
export interface ChangesWindow {
  readonly since: number;
  readonly until: number;
  /** Since the last scan: when that began, by account; other accounts have nothing to show. Null: the same for all. */
  readonly sinceOf: Readonly<Record<string, number>> | null;
  /** Null: all. */
  readonly accountIds: readonly string[] | null;
}

/** `since` and `until` as people write them; null: until now. */
export const getChangesWindow = request<
  { readonly since: string; readonly until: string | null; readonly accountIds: readonly string[] | null },
  ChangesWindow
>('panther/changes/window');

export interface ChangeCounts {
  readonly created: number;
  readonly modified: number;
  readonly deleted: number;
}

export const countChanges = request<{ readonly window: ChangesWindow }, ChangeCounts>('panther/changes/count');

export interface ChangeGroupNode extends NodeBase {
  readonly kind: 'changeGroup';
  readonly accountId: string | null;
  readonly counts: ChangeCounts;
}
export interface ChangeNode extends NodeBase {
  readonly kind: 'change';
  readonly key: ResourceKey;
  readonly change: ChangeView;
}
export interface MoreChangesNode extends NodeBase {
  readonly kind: 'more';
  readonly parent: string;
  /** What to ask the next page with. */
  readonly offset: string;
}

export type ChangesNode = ChangeGroupNode | ChangeNode | MessageNode | MoreChangesNode;

export interface ChangesPlace {
  readonly window: ChangesWindow;
  /** The levels above the changes, outermost first; none: one list. */
  readonly groupBy: readonly ('account' | 'region' | 'type')[];
  readonly parent: string | null;
  /** Empty: the first page. */
  readonly after: string;
}

export const changesChildren = request<ChangesPlace, readonly ChangesNode[]>('panther/changes/children');
