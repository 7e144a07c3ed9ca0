/** Whether a resource may be gone without that anybody could tell: AWS was asked for it since, and did not say. */
import type { CellStatus, Outcome } from '../scan/cell.ts';
import type { StoredResource } from './resource.ts';
import { cleanText } from './text.ts';

export interface Unseen {
  /** When it was seen last, in epoch milliseconds. */
  readonly since: number;
  /** Half a sentence. */
  readonly because: string;
}

/** `cell`: the one that lists it. Null: it was seen when that was read last. */
export function unseenOf({ observedAt }: Pick<StoredResource, 'observedAt'>, cell: CellStatus): Unseen | null {
  const { outcome, finishedAt, durationMs } = cell;
  // A cell that ended ok has retired what it did not see; one that broke off may have seen it before.
  if (outcome.kind === 'ok' || observedAt >= finishedAt - durationMs) return null;
  return { since: observedAt, because: because(outcome) };
}

/** For a resource whose region or type is scanned no more; `scannedAt`: when the rest of its account was, if ever. */
export function unscanned({ observedAt }: Pick<StoredResource, 'observedAt'>, scannedAt: number | null): Unseen | null {
  if (scannedAt === null || observedAt >= scannedAt) return null;
  return { since: observedAt, because: 'its region or its type is not scanned any more' };
}

function because(outcome: Exclude<Outcome, { readonly kind: 'ok' }>): string {
  if (outcome.kind === 'cancelled') return 'the last scan was cancelled before it got there';
  const { call, code } = outcome;
  const said = cleanText(code === '' ? call : `${call} (${code})`, 200);
  switch (outcome.kind) {
    case 'denied':
      return `AWS denies ${said}`;
    case 'throttled':
      return `AWS got too many calls of ${said}`;
    case 'unsupported':
      return `its region does not offer ${said} any more`;
    case 'failed':
      return `${said} failed`;
  }
}
