/** One try at one cell, within the limits of its run. */
import type { Region } from '../accounts/account.ts';
import type { ListedType } from '../catalog/types.ts';
import type { ObservedResource } from '../inventory/resource.ts';
import type { AwsSession, Clock } from '../ports.ts';
import { createCaller } from './caller.ts';
import type { Outcome } from './cell.ts';
import type { Deliver } from './collector.ts';
import type { EarlyRows } from './early.ts';
import type { Lane } from './lanes.ts';
import type { Pace } from './pace.ts';
import type { PlannedCell } from './plan.ts';
import { type CellContext, runCell } from './runCell.ts';
import { type SharedCalls, sharedUntil } from './shared.ts';
import { durationText, type TimeLimits } from './timeLimit.ts';

export interface RunLimits {
  /** For one request: then it counts as not answered. */
  readonly requestMs: number;
  /** For a cell in all. */
  readonly cellMs: number;
}

/** Ten minutes are more than any answer takes; four hours let the largest cells be read at 15 calls a second. */
export const defaultLimits: RunLimits = { requestMs: 10 * 60_000, cellMs: 4 * 3_600_000 };

export interface AttemptParts {
  readonly session: AwsSession;
  /** Where the account's global services are called. */
  readonly homeRegion: Region;
  readonly pace: Pace;
  readonly clock: Clock;
  readonly lane: () => Lane;
  readonly fingerprint: (secret: string) => string;
  readonly ignored: (resourceId: string) => boolean;
}

export interface Attempt {
  readonly parts: AttemptParts;
  readonly limits: RunLimits;
  readonly limitTime: TimeLimits;
  readonly shared: SharedCalls;
  /** Ends the whole run. */
  readonly signal: AbortSignal;
  readonly planned: PlannedCell;
  /** No more tries follow: a throttled list is waited for. */
  readonly isLast: boolean;
  readonly deliver: Deliver;
  readonly early: EarlyRows;
}

/** @throws what ends the whole run (credentials, cancelling, the inventory) */
export async function tryCell(attempt: Attempt): Promise<Outcome> {
  const { limits, signal, planned } = attempt;
  const limit = attempt.limitTime(limits.cellMs, signal);
  try {
    return await runCell(contextOf(attempt, limit.signal));
  } catch (error) {
    if (limit.isOver() && !signal.aborted) return tookTooLong(planned.type, limits.cellMs);
    throw error;
  } finally {
    limit.end();
  }
}

function contextOf(attempt: Attempt, signal: AbortSignal): CellContext {
  const { parts, limits, planned } = attempt;
  const { session, pace, clock, lane, homeRegion } = parts;
  const { cell, type } = planned;
  return {
    caller: createCaller({ session, pace, clock, lane, signal, requestMs: limits.requestMs }),
    shared: sharedUntil(attempt.shared, signal),
    place: { partition: session.partition, accountId: cell.accountId, region: cell.region },
    region: cell.region === 'global' ? homeRegion : cell.region,
    signal,
    cell,
    type,
    fingerprint: parts.fingerprint,
    ignored: parts.ignored,
    clock,
    patience: attempt.isLast ? 'wait' : 'putBack',
    deliver: attempt.deliver,
    early: attempt.early,
  };
}

function tookTooLong(type: ListedType, ms: number): Outcome {
  const [list] = type.lists;
  return {
    kind: 'failed',
    call: list === undefined ? type.type : `${list.service.iamPrefix}:${list.action}`,
    code: 'TimedOut',
    message: `It was not read within ${durationText(ms)}. What was read so far stays.`,
  };
}

/** `guard` sees each use of the inventory, so that its failures are not taken for a cell's. */
export function guarded(
  early: EarlyRows,
  write: (resources: readonly ObservedResource[]) => Promise<void>,
  guard: <T>(use: () => Promise<T>) => Promise<T>,
): Pick<Attempt, 'deliver' | 'early'> {
  return {
    deliver: (resources) => guard(() => write(resources)),
    early: {
      unknown: (keys) => guard(() => early.unknown(keys)),
      announce: (resources) => guard(() => early.announce(resources)),
      withdraw: (resources) => guard(() => early.withdraw(resources)),
    },
  };
}
