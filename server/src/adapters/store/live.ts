/** Reads of what stacks made. */
import type { LiveResource } from '../../core/cfn/live/liveStore.ts';
import type { ChangeKind } from '../../core/inventory/change.ts';
import type { Database, Row } from './database.ts';
import { keyOf, number, text, textOrNull } from './rows.ts';

/** Of `r` in its place `p`, and its newest change as `c`. */
const COLUMNS = `p.account_id, p.region, p.type, r.resource_id, r.arn, r.id, r.name, r.logical_id, r.stack_id,
  c.kind, c.at, c.actor, c.source_ip, c.event_name, c.event_at`;

const WITH_CHANGE = `LEFT JOIN changes c ON c.row_id = (
    SELECT l.row_id FROM changes l WHERE l.resource = r.row_id AND l.kind <> 'learned' ORDER BY l.row_id DESC LIMIT 1)`;

// The order of the joins is the one written: from the few that are wanted to the many that there are.
const MEMBERS = `SELECT ${COLUMNS} FROM json_each(?) w
  CROSS JOIN resources r ON r.logical_id = w.value ->> 'logicalId'
  CROSS JOIN places p ON p.place = r.place AND p.type = w.value ->> 'type'
  ${WITH_CHANGE} WHERE r.logical_id IS NOT NULL AND r.deleted_at IS NULL LIMIT ?`;

/** Names are indexed behind places: of one type there are as many of these as accounts have regions with it. */
const NAMED = `SELECT ${COLUMNS} FROM json_each(?) w
  CROSS JOIN places p ON p.type = w.value ->> 'type'
  CROSS JOIN resources r ON r.place = p.place AND r.title >= w.value ->> 'title' AND r.title <= w.value ->> 'last'
  ${WITH_CHANGE} WHERE r.deleted_at IS NULL LIMIT ?`;

const SIZES = `SELECT w.value AS stack_id,
    (SELECT COUNT(*) FROM resources r WHERE r.stack_id = w.value AND r.stack_id IS NOT NULL AND r.deleted_at IS NULL)
      AS count
  FROM json_each(?) w`;

export function readMembers(
  db: Database,
  wanted: readonly { readonly logicalId: string; readonly type: string }[],
  limit: number,
): readonly LiveResource[] {
  return db.all(MEMBERS, [JSON.stringify(wanted), limit]).map(liveOf);
}

export function readNamed(
  db: Database,
  wanted: readonly { readonly name: string; readonly type: string; readonly begins?: boolean }[],
  limit: number,
): readonly LiveResource[] {
  const titles = wanted.map(({ name, type, begins = false }) => {
    const title = name.toLowerCase();
    return { title, type, last: begins ? `${title}\u{10ffff}` : title };
  });
  return db.all(NAMED, [JSON.stringify(titles), limit]).map(liveOf);
}

export function countOfStacks(db: Database, stackIds: readonly string[]): ReadonlyMap<string, number> {
  return new Map(db.all(SIZES, [JSON.stringify(stackIds)]).map((row) => [text(row['stack_id']), number(row['count'])]));
}

function liveOf(row: Row): LiveResource {
  const kind = textOrNull(row['kind']);
  const eventName = textOrNull(row['event_name']);
  return {
    key: keyOf(row),
    arn: textOrNull(row['arn']),
    id: textOrNull(row['id']),
    name: textOrNull(row['name']),
    logicalId: textOrNull(row['logical_id']),
    stackId: textOrNull(row['stack_id']),
    lastChange:
      kind === null
        ? null
        : {
            kind: kind as ChangeKind,
            at: number(row['at']),
            cause:
              eventName === null
                ? null
                : {
                    actor: textOrNull(row['actor']),
                    sourceIp: textOrNull(row['source_ip']),
                    eventName,
                    at: number(row['event_at']),
                  },
          },
  };
}
