/** Reads of events and of what waits because of them. */
import type {
  DeadLetter,
  DueCell,
  EventGap,
  EventPage,
  Heartbeat,
  KeptEvent,
  KeptEventFilter,
  PendingKey,
} from '../../../core/events/eventStore.ts';
import type { Recent } from '../../../core/events/lag.ts';
import type { HeartbeatTime } from '../../../core/events/otherConsumer.ts';
import type { Silence } from '../../../core/events/silence.ts';
import { servicePrincipal } from '../../../core/regions/partition.ts';
import type { Database, Row } from '../database.ts';
import { number, numberOrNull, RESOURCES, text, typeName } from '../rows.ts';
import { eventOf, idText } from './rows.ts';

type Value = string | number;

const COLUMNS =
  'row_id, event_id, account_id, at, received_at, source, name, region, actor, source_ip, error_code, standing';

export function readDueCells(db: Database, now: number): readonly DueCell[] {
  return db
    .all(
      `SELECT account_id, type, region, COUNT(*) AS count, total(step = 0) AS fresh, min(due_at) AS since
        FROM pending WHERE claimed = 0 AND due_at <= ?
        GROUP BY account_id, type, region ORDER BY min(due_at)`,
      [now],
    )
    .map((row) => ({
      accountId: text(row['account_id']),
      type: typeName(row['type']),
      region: text(row['region']),
      count: number(row['count']),
      fresh: number(row['fresh']),
      since: number(row['since']),
    }));
}

export function readNextDueAt(db: Database): number | null {
  const at = db.get('SELECT min(due_at) AS at FROM pending WHERE claimed = 0', [])?.['at'];
  return at === null || at === undefined ? null : number(at);
}

export function countRows(db: Database, table: 'pending' | 'dead_letters'): number {
  return number(db.get(`SELECT COUNT(*) AS count FROM ${table}`, [])?.['count']);
}

export function readWaiting(db: Database, keys: readonly PendingKey[]): readonly PendingKey[] {
  return keys.filter(
    ({ accountId, type, region, resourceId }) =>
      db.get('SELECT 1 FROM pending WHERE account_id = ? AND type = ? AND region = ? AND resource_id = ?', [
        accountId,
        type,
        region,
        idText(resourceId),
      ]) !== undefined,
  );
}

export function readNamed(
  db: Database,
  { accountId, region, type }: Omit<PendingKey, 'resourceId'>,
  name: string,
): readonly string[] {
  return db
    .all(
      `SELECT resource_id FROM ${RESOURCES}
        WHERE account_id = ? AND region = ? AND type = ? AND name = ? AND deleted_at IS NULL LIMIT 2`,
      [accountId, region, type, name],
    )
    .map((row) => text(row['resource_id']));
}

export function readEvents(db: Database, filter: KeptEventFilter, { before, limit }: EventPage): readonly KeptEvent[] {
  const { sql, values } = conditionsOf(filter);
  const rows = db.all(`SELECT ${COLUMNS} FROM events WHERE row_id < ?${sql} ORDER BY row_id DESC LIMIT ?`, [
    before ?? Number.MAX_SAFE_INTEGER,
    ...values,
    limit,
  ]);
  return rows.map((row) => eventOf(row, touchedBy(db, row)));
}

function conditionsOf(filter: KeptEventFilter): { readonly sql: string; readonly values: readonly Value[] } {
  const parts: { readonly sql: string; readonly values: readonly Value[] }[] = [];
  const among = (column: string, values: readonly string[] | undefined): void => {
    if (values !== undefined) parts.push({ sql: `${column} IN (${values.map(() => '?').join(', ')})`, values });
  };
  among('account_id', filter.accountIds);
  among('source', filter.services?.map(servicePrincipal));
  among('standing', filter.standings);
  if (filter.actor !== undefined) {
    parts.push({ sql: 'instr(lower(actor), ?) > 0', values: [filter.actor.toLowerCase()] });
  }
  for (const word of filter.text?.toLowerCase().split(/\s+/).filter(Boolean) ?? []) {
    parts.push({ sql: 'instr(search, ?) > 0', values: [word] });
  }
  if (filter.touched !== undefined) {
    const { accountId, type, region, resourceId } = filter.touched;
    parts.push({
      sql: `row_id IN (SELECT event FROM event_resources
        WHERE account_id = ? AND type = ? AND region = ? AND resource_id = ?)`,
      values: [accountId, type, region, idText(resourceId)],
    });
  }
  return { sql: parts.map(({ sql }) => ` AND ${sql}`).join(''), values: parts.flatMap(({ values }) => values) };
}

function touchedBy(db: Database, event: Row): readonly Row[] {
  return db.all('SELECT * FROM event_resources WHERE event = ? ORDER BY rowid', [number(event['row_id'])]);
}

export function readNewestEvent(db: Database): number {
  return number(db.get('SELECT coalesce(max(row_id), 0) AS id FROM events', [])?.['id']);
}

export function readEventRecord(db: Database, id: number): { readonly event: KeptEvent; readonly text: string } | null {
  const row = db.get(`SELECT ${COLUMNS}, record FROM events WHERE row_id = ?`, [id]);
  return row === undefined ? null : { event: eventOf(row, touchedBy(db, row)), text: text(row['record']) };
}

/** How late events are is what these have at the median: more of them would tell of what was, fewer of one that strayed. */
const LAST_FEW = 9;

export function readRecentEvents(db: Database, since: number): Recent {
  const count = number(db.get('SELECT COUNT(*) AS count FROM events WHERE received_at >= ?', [since])?.['count']);
  const last = db.all(
    'SELECT received_at, received_at - at AS lag FROM events WHERE received_at >= ? ORDER BY received_at DESC, row_id DESC LIMIT ?',
    [since, LAST_FEW],
  );
  const lags = last.map((row) => number(row['lag'])).toSorted((a, b) => a - b);
  const median = lags[Math.floor(lags.length / 2)];
  const waiting = db.get('SELECT min(first_at) AS at FROM pending WHERE step = 0', []);
  return {
    count,
    lastLagMs: median === undefined ? null : Math.max(0, median),
    lastReceivedAt: numberOrNull(last[0]?.['received_at'] ?? null),
    oldestWaitingAt: numberOrNull(waiting?.['at'] ?? null),
  };
}

export function readHeartbeats(db: Database): readonly Heartbeat[] {
  return db.all('SELECT * FROM heartbeats ORDER BY account_id, region', []).map((row) => ({
    accountId: text(row['account_id']),
    region: text(row['region']),
    at: number(row['at']),
  }));
}

export function readHeartbeatTimes(db: Database, since: number): readonly HeartbeatTime[] {
  return db.all('SELECT * FROM heartbeat_times WHERE at >= ?', [since]).map((row) => ({
    accountId: text(row['account_id']),
    region: text(row['region']),
    at: number(row['at']),
    receivedAt: number(row['received_at']),
  }));
}

export function readSilences(db: Database): readonly Silence[] {
  return db.all('SELECT * FROM silences ORDER BY account_id, region', []).map((row) => ({
    accountId: text(row['account_id']),
    region: text(row['region']),
    noticedAt: number(row['noticed_at']),
    endedAt: numberOrNull(row['ended_at']),
    triedAt: numberOrNull(row['tried_at']),
    readAt: numberOrNull(row['read_at']),
  }));
}

export function readDeadLetters(db: Database, { before, limit }: EventPage): readonly DeadLetter[] {
  const after = before ?? Number.MAX_SAFE_INTEGER;
  return db
    .all('SELECT * FROM dead_letters WHERE row_id < ? ORDER BY row_id DESC LIMIT ?', [after, limit])
    .map((row) => ({
      id: number(row['row_id']),
      at: number(row['at']),
      messageId: text(row['message_id']),
      reason: text(row['reason']),
      body: text(row['body']),
    }));
}

export function readEventGaps(db: Database): readonly EventGap[] {
  return db.all('SELECT * FROM event_gaps ORDER BY count DESC, source, name', []).map((row) => ({
    eventSource: text(row['source']),
    eventName: text(row['name']),
    count: number(row['count']),
    lastAt: number(row['last_at']),
  }));
}

export function readReceiver(db: Database): { readonly text: string; readonly at: number } | null {
  const row = db.get('SELECT * FROM receiver', []);
  return row === undefined ? null : { text: text(row['text']), at: number(row['at']) };
}
