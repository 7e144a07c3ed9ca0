/** Events of CloudTrail as they come in: the live list, one record, and how the connection does. */
import type { Effect } from '../core/events/classified.ts';
import type { SetupFinding } from '../core/events/setup/finding.ts';
import type { ResourceKey } from '../core/inventory/resource.ts';
import { notification, request } from './message.ts';

/** What became of an event. `unknown`: of an account that is not onboarded; `off`: of one whose real-time is off. */
export type EventResult =
  | 'changed'
  | 'deleted'
  | 'unchanged'
  | 'pending'
  | 'failed'
  | 'read'
  | 'ignored'
  | 'unknown'
  | 'off';

export interface EventResource {
  /** Null: all of the type in the region. */
  readonly key: ResourceKey | null;
  readonly title: string;
  readonly typeLabel: string;
  readonly effect: Effect;
}

export interface EventView {
  /** Grows with each event that comes in, and is never given twice. */
  readonly id: number;
  readonly eventId: string;
  /** When it happened, and when it came in, in epoch milliseconds. */
  readonly at: number;
  readonly receivedAt: number;
  readonly eventSource: string;
  readonly eventName: string;
  readonly accountId: string;
  /** Null: no account that is onboarded. */
  readonly accountName: string | null;
  readonly accountLabel: string | null;
  readonly region: string;
  readonly actor: string | null;
  readonly sourceIp: string | null;
  readonly errorCode: string | null;
  readonly result: EventResult;
  readonly resources: readonly EventResource[];
}

/** All given conditions must hold. */
export interface EventFilter {
  readonly accountIds?: readonly string[];
  /** `s3`, `iam`: the first part of the event source. */
  readonly services?: readonly string[];
  /** A part of the actor's name. */
  readonly actor?: string;
  /** Words that must each occur in the event's name, its resources or its actor. */
  readonly text?: string;
  /** The events of one resource. */
  readonly resource?: ResourceKey;
  /** Also those that only read, and those that failed. */
  readonly reads?: boolean;
  readonly failures?: boolean;
}

export interface EventsPage {
  readonly events: readonly EventView[];
  /** What to ask the next, older page with; null: there is none. */
  readonly next: number | null;
}

/** Newest first. */
export const listEvents = request<
  { readonly filter: EventFilter; readonly before: number | null; readonly limit: number },
  EventsPage
>('panther/events/list');

/** The whole record as JSON text; null: it is kept no more. */
export const getEvent = request<{ readonly id: number }, { readonly title: string; readonly text: string } | null>(
  'panther/events/get',
);

/**
 * How real time does, whichever window or command receives. `off`: no account has it on; `starting`; `live`; `lagging`:
 * events come in late; `gap`: no heartbeat for too long; `broken`: the queue cannot be read.
 */
export interface EventsStatus {
  readonly state: 'off' | 'starting' | 'live' | 'lagging' | 'gap' | 'broken';
  /** In words, with what to do; null where there is nothing to say. */
  readonly reason: string | null;
  /**
   * How far the tree is behind, in milliseconds: how late the last few events came in, or how long the oldest one waits
   * to be looked at. Null: nothing comes in and nothing waits.
   */
  readonly lagMs: number | null;
  readonly eventsPerMinute: number;
  /** Resources that are still to be described. */
  readonly pending: number;
  /** Messages that could not be read, and are kept. */
  readonly deadLetters: number;
  /** By account and region: when the last heartbeat came in, in epoch milliseconds. */
  readonly heartbeats: readonly { readonly accountId: string; readonly region: string; readonly at: number }[];
}

export const getEventsStatus = request<null, EventsStatus>('panther/events/status');

/**
 * Looks at each step on the way of events, by calls to AWS. `accountIds` null: of all accounts with real time on. `text`:
 * what was found, to read.
 */
export const checkEventsSetup = request<
  { readonly accountIds: readonly string[] | null },
  { readonly findings: readonly SetupFinding[]; readonly text: string }
>('panther/events/check');

/** Events came in, or what became of some is known now; at most a few times a second. `upTo`: the newest id. */
export const eventsChanged = notification<{ readonly upTo: number }>('panther/events/changed');

export const eventsStatusChanged = notification<EventsStatus>('panther/events/statusChanged');
