/** Writes of events and of what they make wait. */
import type { ClaimedCell, Intake, NewEvent, Outcome, Pending } from '../../../core/events/eventStore.ts';
import { HEARTBEATS_SINCE_MS } from '../../../core/events/otherConsumer.ts';
import { LONGEST_BODY } from '../../../core/events/parseMessage.ts';
import type { Silence } from '../../../core/events/silence.ts';
import type { Database } from '../database.ts';
import { number } from '../rows.ts';
import { idText, pendingOf } from './rows.ts';

/**
 * So many characters of dead letters are kept, of the newest ones, and so many of them: a queue of somebody else's messages
 * must not fill the disk.
 */
const DEAD_CHARACTERS = 256 * 1024 * 1024;
const DEAD_LETTERS = 100_000;
/** It is looked at each time that so many more came in. */
const TRIM_DEAD_EVERY = 2_048;

export function takeIn(db: Database, { events, heartbeats, deadLetters }: Intake): number {
  let count = 0;
  for (const event of events) if (insertEvent(db, event)) count += 1;
  for (const { accountId, region, at, sentAt } of heartbeats) {
    db.run(
      `INSERT INTO heartbeats VALUES (?, ?, ?)
        ON CONFLICT (account_id, region) DO UPDATE SET at = max(at, excluded.at)`,
      [accountId, region, at],
    );
    db.run('INSERT INTO heartbeat_times VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING', [accountId, region, sentAt, at]);
    db.run('DELETE FROM heartbeat_times WHERE account_id = ? AND region = ? AND at < ?', [
      accountId,
      region,
      at - HEARTBEATS_SINCE_MS,
    ]);
  }
  for (const { at, messageId, reason, body } of deadLetters) {
    // All that a queue can bring: it may be taken again.
    const kept = body.slice(0, LONGEST_BODY);
    const { row } = db.run('INSERT INTO dead_letters (at, message_id, reason, body, size) VALUES (?, ?, ?, ?, ?)', [
      at,
      messageId,
      reason,
      kept,
      kept.length,
    ]);
    if (row % TRIM_DEAD_EVERY === 0) trimDeadLetters(db);
  }
  return count;
}

function trimDeadLetters(db: Database): void {
  db.run(
    `DELETE FROM dead_letters WHERE row_id <= (
      SELECT row_id FROM (
        SELECT row_id, sum(size) OVER newest AS characters, row_number() OVER newest AS count FROM dead_letters
          WINDOW newest AS (ORDER BY row_id DESC)
      ) WHERE characters > ? OR count > ? ORDER BY row_id DESC LIMIT 1)`,
    [DEAD_CHARACTERS, DEAD_LETTERS],
  );
}

/** False: it is there already. */
function insertEvent(db: Database, event: NewEvent): boolean {
  const { record, receivedAt, standing, touched, guessed } = event;
  const source = record.eventSource;
  const search = [record.eventName, record.actor ?? '', ...touched.map(({ resourceId }) => resourceId ?? '')];
  const { changes, row } = db.run(
    `INSERT INTO events
      (event_id, account_id, at, received_at, source, name, region, actor, source_ip, error_code, standing, search, record)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
    [
      record.eventId,
      record.accountId,
      record.at,
      receivedAt,
      source,
      record.eventName,
      record.region,
      record.actor,
      record.sourceIp,
      record.errorCode,
      standing,
      search.join(' ').toLowerCase(),
      JSON.stringify(record.raw),
    ],
  );
  if (changes === 0) return false;
  for (const one of touched) {
    const key = [one.accountId, one.type, one.region, idText(one.resourceId)] as const;
    db.run('INSERT INTO event_resources VALUES (?, ?, ?, ?, ?, ?, ?)', [row, ...key, one.effect, 'pending']);
    // The cause is the newest event, in whatever order they come in; the ladder begins anew.
    db.run(
      `INSERT INTO pending
        (account_id, type, region, resource_id, effect, first_at, due_at, step, generation,
          event_id, event_name, event_at, actor, source_ip)
        VALUES (?, ?, ?, ?, ?, ?, ?, 0, 0, ?, ?, ?, ?, ?)
        ON CONFLICT (account_id, type, region, resource_id) DO UPDATE SET
          effect = excluded.effect, step = 0,
          first_at = iif(step = 0 AND claimed = 0, first_at, excluded.first_at),
          due_at = iif(claimed = 1, excluded.due_at, min(due_at, excluded.due_at)),
          generation = generation + 1,
          event_id = iif(excluded.event_at >= event_at, excluded.event_id, event_id),
          event_name = iif(excluded.event_at >= event_at, excluded.event_name, event_name),
          actor = iif(excluded.event_at >= event_at, excluded.actor, actor),
          source_ip = iif(excluded.event_at >= event_at, excluded.source_ip, source_ip),
          event_at = max(excluded.event_at, event_at)`,
      [
        ...key,
        one.effect,
        receivedAt,
        one.dueAt,
        record.eventId,
        record.eventName,
        record.at,
        record.actor,
        record.sourceIp,
      ],
    );
  }
  if (guessed) {
    db.run(
      `INSERT INTO event_gaps VALUES (?, ?, 1, ?)
        ON CONFLICT (source, name) DO UPDATE SET count = count + 1, last_at = max(last_at, excluded.last_at)`,
      [source, record.eventName, record.at],
    );
  }
  return true;
}

/** `cell` null: of all. */
export function claim(db: Database, now: number, limit: number, cell: ClaimedCell | null): readonly Pending[] {
  const inCell = cell === null ? '' : ' AND account_id = ? AND type = ? AND region = ?';
  const where = cell?.onlyFresh === true ? `${inCell} AND step = 0` : inCell;
  const rows = db.all(
    `UPDATE pending SET claimed = 1 WHERE row_id IN (
      SELECT row_id FROM pending WHERE claimed = 0 AND due_at <= ?${where} ORDER BY due_at LIMIT ?
    ) RETURNING *`,
    [now, ...(cell === null ? [] : [cell.accountId, cell.type, cell.region]), limit],
  );
  return rows.toSorted((a, b) => number(a['due_at']) - number(b['due_at'])).map(pendingOf);
}

export function unclaim(db: Database): void {
  db.run('UPDATE pending SET claimed = 0 WHERE claimed = 1', []);
}

export function settle(db: Database, pending: Pending, outcome: Outcome, next: { readonly at: number } | null): void {
  const { id, generation } = pending;
  const key = [pending.accountId, pending.type, pending.region, idText(pending.resourceId)] as const;
  const { changes } =
    next === null
      ? db.run('DELETE FROM pending WHERE row_id = ? AND generation = ?', [id, generation])
      : db.run('UPDATE pending SET due_at = ?, step = step + 1, claimed = 0 WHERE row_id = ? AND generation = ?', [
          next.at,
          id,
          generation,
        ]);
  // Another event came in meanwhile: it begins anew.
  if (changes === 0) db.run('UPDATE pending SET claimed = 0 WHERE row_id = ?', [id]);
  // What changed is told at once, though it may go on changing; that nothing did is certain only at the end.
  if (next !== null && outcome !== 'changed' && outcome !== 'deleted') return;
  db.run(
    `UPDATE event_resources SET outcome = ?
      WHERE account_id = ? AND type = ? AND region = ? AND resource_id = ? AND outcome = 'pending'`,
    [outcome, ...key],
  );
}

export function trimEvents(db: Database, keep: number): void {
  const last = db.get('SELECT row_id FROM events ORDER BY row_id DESC LIMIT 1 OFFSET ?', [keep])?.['row_id'];
  if (last === undefined) return;
  db.run('DELETE FROM events WHERE row_id <= ?', [last]);
  db.run('DELETE FROM event_resources WHERE event <= ?', [last]);
}

export function saveReceiver(db: Database, text: string, at: number): void {
  db.run(
    'INSERT INTO receiver VALUES (1, ?, ?) ON CONFLICT (id) DO UPDATE SET at = excluded.at, text = excluded.text',
    [at, text],
  );
}

export function saveSilence(db: Database, { accountId, region, noticedAt, endedAt }: Silence): void {
  db.run(
    `INSERT INTO silences (account_id, region, noticed_at, ended_at) VALUES (?, ?, ?, ?)
      ON CONFLICT (account_id, region) DO UPDATE SET noticed_at = excluded.noticed_at, ended_at = excluded.ended_at`,
    [accountId, region, noticedAt, endedAt],
  );
}

export function saveSilenceRead(db: Database, { accountId, region, triedAt, readAt }: Silence): void {
  db.run('UPDATE silences SET tried_at = ?, read_at = ? WHERE account_id = ? AND region = ?', [
    triedAt,
    readAt,
    accountId,
    region,
  ]);
}
