/** Who waits for a call: a lane overtakes those after it, in all scans of a process. */
import type { ScanKind } from '../ports.ts';

/**
 * `event`: a change that an event told of, seen by somebody who watches. `user`: a scan or a refresh that somebody asked
 * for. `daily`: the scan that nobody waits for.
 */
export type Lane = 'event' | 'user' | 'daily';

/** In the order of their turns. */
export const lanes: readonly Lane[] = ['event', 'user', 'daily'];

/** What the last lane leaves to the others of each bucket and of the calls in flight, so that they need not wait. */
const KEPT = 0.2;

export function keptFrom(lane: Lane, size: number): number {
  if (lane !== 'daily') return 0;
  // Never all of it: the last lane is slow, not locked out.
  return Math.max(0, Math.min(KEPT * size, size - 1));
}

export function moreUrgent(a: Lane, b: Lane): Lane {
  return lanes.indexOf(a) < lanes.indexOf(b) ? a : b;
}

export function laneOf(kind: ScanKind): Lane {
  return kind === 'daily' ? 'daily' : 'user';
}
