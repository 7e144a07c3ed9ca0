/** The history of resources. */
import type { DocumentDelta } from './diff.ts';
import type { ResourceKey } from './resource.ts';
import { cleanText } from './text.ts';

/**
 * `learned`: what is known of the resource grew or is read in another way (a permission came, a newer version reads
 * more); nothing tells that the resource itself changed.
 */
export type ChangeKind = 'created' | 'modified' | 'learned' | 'deleted';

/** The event that a change was learned from. */
export interface Cause {
  /** Who did it, as a person calls them: a user, a role session, a service. */
  readonly actor: string | null;
  /** Or the name of the AWS service that called. */
  readonly sourceIp: string | null;
  readonly eventName: string;
  readonly eventId: string;
  /** When it happened, in epoch milliseconds. */
  readonly at: number;
}

/** One row of a resource's history. */
export interface Change {
  /** Grows from change to change and is never given twice. */
  readonly id: number;
  readonly key: ResourceKey;
  /** When it was noticed, in epoch milliseconds. */
  readonly at: number;
  /** When the change before it was; null: there is none that is kept. */
  readonly previousAt: number | null;
  readonly kind: ChangeKind;
  /**
   * From the durable document before to the one after. Of a resource that was created anew, from its last one before
   * it was deleted. Null: there is no difference to tell (created first, deleted), or it is kept no more.
   */
  readonly diff: DocumentDelta | null;
  readonly scanId: string | null;
  /** Null: a scan found it. */
  readonly cause: Cause | null;
}

/** A cause as it may be kept: what an event says is text from outside. */
export function cleanCause({ actor, sourceIp, eventName, eventId, at }: Cause): Cause {
  return {
    actor: actor === null ? null : cleanText(actor, 512),
    sourceIp: sourceIp === null ? null : cleanText(sourceIp, 256),
    eventName: cleanText(eventName, 128),
    eventId: cleanText(eventId, 128),
    at,
  };
}
