/** How changes are printed. */
import type { ListedChange } from '../../core/history/historyStore.ts';
import { summaryOf } from '../../core/history/summary.ts';
import type { Change, ChangeKind } from '../../core/inventory/change.ts';
import { truncate } from '../../core/text/columns.ts';
import type { Tone } from '../output/style.ts';
import type { TableCell } from '../output/table.ts';

const summaryColumns = 100;

const tones: Readonly<Record<ChangeKind, Tone>> = {
  created: 'good',
  modified: 'plain',
  learned: 'muted',
  deleted: 'bad',
};

export function summaryCell(change: Change): TableCell {
  return { text: truncate(summaryOf(change), summaryColumns), tone: tones[change.kind] };
}

/** `deploy-bot, PutBucketPolicy from 203.0.113.7`; what a scan found has nobody behind it. */
export function whoOf({ cause }: Change): string {
  if (cause === null) return 'found by a scan';
  const event = cause.sourceIp === null ? cause.eventName : `${cause.eventName} from ${cause.sourceIp}`;
  return cause.actor === null ? event : `${cause.actor}, ${event}`;
}

/** A change as JSON: with all that is kept of it. */
export function changeRecord(change: Change | ListedChange): object {
  const { id, at, kind, key, scanId, cause, diff } = change;
  const { accountId, region, type, resourceId } = key;
  return {
    id,
    at: isoTime(at),
    kind,
    resourceId,
    type,
    accountId,
    region,
    ...('title' in change && { title: change.title }),
    summary: summaryOf(change),
    cause: cause === null ? null : { ...cause, at: isoTime(cause.at) },
    scanId,
    diff,
  };
}

export function isoTime(at: number): string {
  return new Date(at).toISOString();
}
