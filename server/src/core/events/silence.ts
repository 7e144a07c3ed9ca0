/** Accounts and regions that fell silent: what happened there meanwhile, no event will tell. */
import type { Heartbeat } from './eventStore.ts';
import { isSilent } from './heartbeat.ts';

/** The last one of an account and region. Times are epoch milliseconds. */
export interface Silence {
  readonly accountId: string;
  readonly region: string;
  readonly noticedAt: number;
  /** Null: it lasts. */
  readonly endedAt: number | null;
  /** When somebody last began to read the region again because of a silence; null: never. */
  readonly triedAt: number | null;
  /** When such a reading began that came to its end. */
  readonly readAt: number | null;
}

/** Reading a region again takes as many calls as scanning it: one that comes and goes must not take them all the time. */
const READ_EVERY_MS = 60 * 60_000;

/**
 * Silences that began or ended. `listeningSince`: before that nobody listened, and what was sent meanwhile still waits in
 * the queue.
 */
export function silencesNow(
  known: readonly Silence[],
  heartbeats: readonly Heartbeat[],
  { now, listeningSince }: { readonly now: number; readonly listeningSince: number },
): readonly Silence[] {
  const byPlace = new Map(known.map((silence) => [placeOf(silence), silence]));
  return heartbeats.flatMap((heartbeat): readonly Silence[] => {
    const { accountId, region, at } = heartbeat;
    const last = byPlace.get(placeOf(heartbeat));
    if (last !== undefined && last.endedAt === null) return at > last.noticedAt ? [{ ...last, endedAt: now }] : [];
    if (!isSilent(Math.max(at, listeningSince), now)) return [];
    const before = { triedAt: last?.triedAt ?? null, readAt: last?.readAt ?? null };
    return [{ accountId, region, noticedAt: now, endedAt: null, ...before }];
  });
}

/** Whether what there was to see before it began, or while it lasted, has not been read yet. */
export function isUnread({ noticedAt, endedAt, readAt }: Silence): boolean {
  return readAt === null || readAt < (endedAt ?? noticedAt);
}

/** Whether to read it now. */
export function mayRead(silence: Silence, now: number): boolean {
  const { triedAt } = silence;
  return isUnread(silence) && (triedAt === null || now - triedAt >= READ_EVERY_MS || triedAt > now);
}

function placeOf({ accountId, region }: { readonly accountId: string; readonly region: string }): string {
  return `${accountId} ${region}`;
}
