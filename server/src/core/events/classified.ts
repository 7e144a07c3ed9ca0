import type { TypeName } from '../catalog/types.ts';
import type { TrailRecord } from './record.ts';

/** What an event does: to a resource (`upsert`, `delete`), or to nobody knows which one of a type (`rescan`). */
export type Effect = 'upsert' | 'delete' | 'rescan';

/** What has to be described anew after an event. */
export interface Touched {
  readonly type: TypeName;
  /** The id under which the inventory keeps it; null: all of the type in that region. */
  readonly id: string | null;
  readonly region: string;
  readonly effect: Effect;
  /** The id is none, or a guess: the record has a name only, which the inventory may know. Absent: the id is certain. */
  readonly named?: { readonly name: string; readonly effect: Exclude<Effect, 'rescan'> };
}

/**
 * Why an event touches nothing: `read`: it only reads; `failed`: the call did; `service`: of a service that the catalogue
 * does not have; `other`: of a known service, but it concerns nothing that the inventory keeps (data events, sign-ins).
 */
export type Ignored = 'read' | 'failed' | 'service' | 'other';

export interface Classified {
  readonly record: TrailRecord;
  /** Null: it touches what `changes` names. */
  readonly ignored: Ignored | null;
  readonly changes: readonly Touched[];
  /** The catalogue does not name this event: what it touches was found by ids in the record, or guessed by its service. */
  readonly guessed: boolean;
}
