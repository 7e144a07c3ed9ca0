/** What the use cases need to keep of events. */
import type { TypeName } from '../catalog/types.ts';
import type { Cause } from '../inventory/change.ts';
import type { Effect } from './classified.ts';
import type { Recent } from './lag.ts';
import type { HeartbeatTime } from './otherConsumer.ts';
import type { DeliveredRecord } from './record.ts';
import type { Silence } from './silence.ts';

/** What a change of a resource waits for, or what became of it. `failed`: it could not be described. */
export type Outcome = 'pending' | 'changed' | 'deleted' | 'unchanged' | 'failed';

/** What an event is, beside what it touches. */
export type Standing = 'applies' | 'failed' | 'read' | 'ignored' | 'unknown' | 'off';

export interface PendingCell {
  readonly accountId: string;
  readonly type: TypeName;
  readonly region: string;
}

/** All of a type where `resourceId` is null. */
export interface PendingKey extends PendingCell {
  readonly resourceId: string | null;
}

export interface NewEvent {
  readonly record: DeliveredRecord;
  /** When it came in, in epoch milliseconds. */
  readonly receivedAt: number;
  readonly standing: Standing;
  /** Empty unless it applies. */
  readonly touched: readonly (PendingKey & {
    readonly effect: Effect;
    /** When it is to be described at the earliest. */
    readonly dueAt: number;
  })[];
  /** Nothing in the record told what it touches. */
  readonly guessed: boolean;
}

export interface KeptEvent {
  /** Grows with each event, and is never given twice. */
  readonly id: number;
  readonly eventId: string;
  readonly at: number;
  readonly receivedAt: number;
  readonly eventSource: string;
  readonly eventName: string;
  readonly accountId: string;
  readonly region: string;
  readonly actor: string | null;
  readonly sourceIp: string | null;
  readonly errorCode: string | null;
  readonly standing: Standing;
  readonly touched: readonly (PendingKey & { readonly effect: Effect; readonly outcome: Outcome })[];
}

/** All given conditions must hold. */
export interface KeptEventFilter {
  readonly accountIds?: readonly string[];
  /** Event sources, without `.amazonaws.com`. */
  readonly services?: readonly string[];
  readonly actor?: string;
  /** Words that must each occur in the event's name, its actor or the ids of what it touched. */
  readonly text?: string;
  readonly touched?: PendingKey;
  readonly standings?: readonly Standing[];
}

export interface EventPage {
  /** The id of the one that comes before them; null: they begin with the newest. */
  readonly before: number | null;
  readonly limit: number;
}

export interface ClaimedCell extends PendingCell {
  /** Without what was described before, and is merely looked at again. */
  readonly onlyFresh: boolean;
}

export interface DueCell extends PendingCell {
  readonly count: number;
  /** How many of them were not described once since an event of theirs came in. */
  readonly fresh: number;
  /** Since when the oldest is due, in epoch milliseconds. */
  readonly since: number;
}

/** What still has to be described. */
export interface Pending extends PendingKey {
  readonly id: number;
  readonly effect: Effect;
  /** When the first event of it came in. */
  readonly firstAt: number;
  /** How many describes it had. */
  readonly step: number;
  /** Grows when another event comes in. */
  readonly generation: number;
  /** The newest event behind it. */
  readonly cause: Cause;
}

export interface DeadLetter {
  readonly id: number;
  readonly at: number;
  readonly messageId: string;
  readonly reason: string;
  readonly body: string;
}

export interface Heartbeat {
  readonly accountId: string;
  readonly region: string;
  readonly at: number;
}

/** Events that nothing in the catalogue explains. */
export interface EventGap {
  readonly eventSource: string;
  readonly eventName: string;
  readonly count: number;
  readonly lastAt: number;
}

/** One turn of the receiver, kept together: what came out of the messages of one answer of the queue. */
export interface Intake {
  readonly events: readonly NewEvent[];
  /** `at`: when it came in. */
  readonly heartbeats: readonly (Heartbeat & { readonly sentAt: number })[];
  readonly deadLetters: readonly Omit<DeadLetter, 'id'>[];
}

export interface EventStore {
  /** One transaction. Events that are there already are left out; returns how many were new. */
  takeIn(intake: Intake): Promise<number>;
  /** Where something is due that nobody has claimed, with the oldest of it first. */
  dueCells(now: number): Promise<readonly DueCell[]>;
  /** Takes what is due, the oldest first. It is nobody else's until it is settled. */
  claim(now: number, limit: number): Promise<readonly Pending[]>;
  /** As claim, of each of these cells. One transaction. */
  claimCells(now: number, limit: number, cells: readonly ClaimedCell[]): Promise<readonly (readonly Pending[])[]>;
  /** Gives back all that is claimed: whoever claimed it has ended. */
  unclaim(): Promise<void>;
  /** When the next one is due, in epoch milliseconds; null: nothing waits. */
  nextDueAt(): Promise<number | null>;
  /**
   * What came of a describe. `next`: when it has to be described again; null: it is done, unless another event came in
   * meanwhile.
   */
  settle(pending: Pending, outcome: Outcome, next: { readonly at: number } | null): Promise<void>;
  /** How many resources still have to be described, of an account or of all. */
  countPending(): Promise<number>;
  /** Which of the keys wait. */
  waiting(keys: readonly PendingKey[]): Promise<readonly PendingKey[]>;
  /** The ids of the resources that are there under a name, at most two. */
  namedResources(of: Omit<PendingKey, 'resourceId'>, name: string): Promise<readonly string[]>;
  /** Newest first. */
  events(filter: KeptEventFilter, page: EventPage): Promise<readonly KeptEvent[]>;
  /** The newest event's id; 0: none ever came in. */
  newestEvent(): Promise<number>;
  /** The whole record as JSON text; null: it is kept no more. */
  eventRecord(id: number): Promise<{ readonly event: KeptEvent; readonly text: string } | null>;
  /** What came in since a time. */
  recentEvents(since: number): Promise<Recent>;
  heartbeats(): Promise<readonly Heartbeat[]>;
  /** Those that were sent since then. */
  heartbeatTimes(since: number): Promise<readonly HeartbeatTime[]>;
  silences(): Promise<readonly Silence[]>;
  /** That one was noticed, or ended; what is known of its reading stays. */
  saveSilence(silence: Silence): Promise<void>;
  /** That its region is read again, or was. */
  saveSilenceRead(silence: Silence): Promise<void>;
  /** Newest first. The newest are kept, as many as fit into a bound. */
  deadLetters(page: EventPage): Promise<readonly DeadLetter[]>;
  countDeadLetters(): Promise<number>;
  forgetDeadLetter(id: number): Promise<void>;
  eventGaps(): Promise<readonly EventGap[]>;
  /** Forgets the oldest events beyond so many. */
  trimEvents(keep: number): Promise<void>;
  /** What the receiver says of itself, for other windows and commands; JSON text. */
  saveReceiver(text: string, at: number): Promise<void>;
  receiver(): Promise<{ readonly text: string; readonly at: number } | null>;
}
