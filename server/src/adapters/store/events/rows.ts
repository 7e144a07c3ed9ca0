/** Rows of events as the core has them. */
import type { KeptEvent, Pending, PendingKey } from '../../../core/events/eventStore.ts';
import type { Row } from '../database.ts';
import { number, text, textOrNull, typeName } from '../rows.ts';

/** The empty text stands for all of a type. */
export function idText(resourceId: string | null): string {
  return resourceId ?? '';
}

export function keyOf(row: Row): PendingKey {
  const resourceId = text(row['resource_id']);
  return {
    accountId: text(row['account_id']),
    type: typeName(row['type']),
    region: text(row['region']),
    resourceId: resourceId === '' ? null : resourceId,
  };
}

export function pendingOf(row: Row): Pending {
  return {
    ...keyOf(row),
    id: number(row['row_id']),
    effect: text(row['effect']) as Pending['effect'],
    firstAt: number(row['first_at']),
    step: number(row['step']),
    generation: number(row['generation']),
    cause: {
      actor: textOrNull(row['actor']),
      sourceIp: textOrNull(row['source_ip']),
      eventName: text(row['event_name']),
      eventId: text(row['event_id']),
      at: number(row['event_at']),
    },
  };
}

export function eventOf(row: Row, touched: readonly Row[]): KeptEvent {
  return {
    id: number(row['row_id']),
    eventId: text(row['event_id']),
    at: number(row['at']),
    receivedAt: number(row['received_at']),
    eventSource: text(row['source']),
    eventName: text(row['name']),
    accountId: text(row['account_id']),
    region: text(row['region']),
    actor: textOrNull(row['actor']),
    sourceIp: textOrNull(row['source_ip']),
    errorCode: textOrNull(row['error_code']),
    standing: text(row['standing']) as KeptEvent['standing'],
    touched: touched.map((one) => ({
      ...keyOf(one),
      effect: text(one['effect']) as KeptEvent['touched'][number]['effect'],
      outcome: text(one['outcome']) as KeptEvent['touched'][number]['outcome'],
    })),
  };
}
