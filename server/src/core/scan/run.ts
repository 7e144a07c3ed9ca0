/** Runs the cells of one account: some at a time, throttled ones again later, each with an outcome. */
import { createAbortListeners, withEndingSignal } from '../abortListeners.ts';
import { AwsFailure } from '../errors.ts';
import type { ObservedResource } from '../inventory/resource.ts';
import { createCaller } from './caller.ts';
import type { Cell, Outcome } from './cell.ts';
import { type AttemptParts, defaultLimits, guarded, type RunLimits, tryCell } from './cellAttempt.ts';
import type { EarlyRows } from './early.ts';
import { outcomeOf } from './notRead.ts';
import type { PlannedCell } from './plan.ts';
import { type Progress, progressOf } from './progress.ts';
import { type CellQueue, createCellQueue, type QueuedCell } from './queue.ts';
import { createSharedCalls, type SharedCalls } from './shared.ts';
import { createTimeLimits, type TimeLimits } from './timeLimit.ts';

export interface CellTimes {
  readonly startedAt: number;
  readonly finishedAt: number;
}

export interface RunParts extends AttemptParts {
  readonly cells: readonly PlannedCell[];
  readonly signal: AbortSignal;
  readonly limits?: RunLimits;
  /** Resources as they are found, at most 200 at a time. */
  readonly write: (planned: PlannedCell, resources: readonly ObservedResource[]) => Promise<void>;
  /** What is to be seen before the details are read. */
  readonly early: (planned: PlannedCell) => EarlyRows;
  readonly finish: (cell: Cell, outcome: Outcome, times: CellTimes) => Promise<void>;
  readonly onProgress: (progress: Progress) => void;
}

/** How the run as a whole ended. In each case every cell has its outcome. */
export type RunEnd =
  | { readonly kind: 'done' }
  | { readonly kind: 'cancelled' }
  /** The credentials ended before the work did. */
  | { readonly kind: 'stopped'; readonly failure: AwsFailure };

/** Of an account; more than its calls in flight, since cells also wait for tokens. */
export const CELLS_AT_ONCE = 384;
const CELLS_OF_REGION = CELLS_AT_ONCE / 2;
const THROTTLED_TRIES = 7;
const THROTTLED_DELAY_MS = 1_000;
const MOST_DELAY_MS = 16_000;
/** @throws what `write` and `finish` throw; the other cells are stopped then */
export async function runCells(parts: RunParts): Promise<RunEnd> {
  const stop = new AbortController();
  const signal = AbortSignal.any([parts.signal, stop.signal]);
  const limits = parts.limits ?? defaultLimits;
  const caller = createCaller({ ...parts, signal, requestMs: limits.requestMs });
  const run: Run = {
    parts,
    limits,
    limitTime: createTimeLimits(parts.clock),
    signal,
    stop,
    shared: createSharedCalls(caller, parts.clock, signal, [...new Set(parts.cells.map(({ type }) => type))]),
    queue: createCellQueue(parts.cells, CELLS_OF_REGION),
    left: countByRegion(parts.cells),
    startedAt: parts.clock.now(),
    done: 0,
    found: 0,
    foundIn: new Map(),
    spans: new Map(),
    failure: null,
    broken: null,
  };
  await runAll(run);
  if (run.broken !== null) throw run.broken.error;

  await settleRest(run);
  if (run.failure !== null) return { kind: 'stopped', failure: run.failure };
  return { kind: parts.signal.aborted ? 'cancelled' : 'done' };
}

interface Run {
  readonly parts: RunParts;
  readonly limits: RunLimits;
  readonly limitTime: TimeLimits;
  readonly signal: AbortSignal;
  readonly stop: AbortController;
  readonly shared: SharedCalls;
  readonly queue: CellQueue;
  /** Cells that are not done, by region. */
  readonly left: Map<string, number>;
  readonly startedAt: number;
  done: number;
  found: number;
  /** By cell that is not done. */
  readonly foundIn: Map<PlannedCell, number>;
  /** The earliest and the latest time of each cell that is under way: not its beginning and its end, if the clock is set back meanwhile. */
  readonly spans: Map<PlannedCell, CellTimes>;
  /** The credentials that ended the run early. */
  failure: AwsFailure | null;
  /** What no cell can do without: the inventory cannot be written. */
  broken: { readonly error: unknown } | null;
}

/**
 * Begins one cell after the other, each when there is room for it among those of all accounts. Only one waits for that: if
 * each did, most of what is in memory in a scan of many accounts would be what waits.
 */
async function runAll(run: Run): Promise<void> {
  const { clock } = run.parts;
  const aborts = createAbortListeners();
  let running = 0;
  let ended = Promise.withResolvers<void>();
  const oneEnds = (): Promise<void> => {
    ended = Promise.withResolvers();
    return ended.promise;
  };
  /** Or until one ends: it may be put back, and be due sooner. */
  const waitFor = (ms: number): Promise<void> =>
    withEndingSignal(aborts, run.signal, (signal) =>
      Promise.race([clock.delay(ms, signal), ...(running > 0 ? [oneEnds()] : [])]),
    );
  const begin = async (queued: QueuedCell, leave: () => void): Promise<void> => {
    running += 1;
    await runOne(run, queued).catch((error: unknown) => stopFor(run, error));
    running -= 1;
    leave();
    ended.resolve();
  };
  while (!run.signal.aborted) {
    const next = running < CELLS_AT_ONCE ? run.queue.next(clock.now()) : null;
    try {
      if (next?.kind === 'run') void begin(next.queued, await enter(run, next.queued));
      else if (next?.kind === 'wait') await waitFor(next.ms);
      else if (running > 0) await oneEnds();
      else return;
    } catch (error) {
      stopFor(run, error);
    }
  }
  while (running > 0) await oneEnds();
}

function stopFor(run: Run, error: unknown): void {
  if (error !== run.signal.reason) breakOff(run, error);
}

/** Waits for room among the cells of all accounts. */
async function enter({ parts, queue, signal }: Run, queued: QueuedCell): Promise<() => void> {
  try {
    return await parts.pace.cells.enter(parts.session.accountId, signal);
  } catch (error) {
    // It has not begun, and gets its outcome with the others that have not.
    queue.putBack(queued);
    throw error;
  }
}

async function runOne(run: Run, queued: QueuedCell): Promise<void> {
  const { clock } = run.parts;
  const { cell } = queued.planned;
  const begunAt = clock.now();
  run.spans.set(queued.planned, { startedAt: begunAt, finishedAt: begunAt });
  const outcome = await outcomeOfCell(run, queued).finally(() => run.queue.ended(queued));
  if (outcome.kind === 'ok') correctFound(run, queued.planned, outcome.count);
  if (outcome.kind === 'throttled' && queued.tries + 1 < THROTTLED_TRIES) {
    const tries = queued.tries + 1;
    correctFound(run, queued.planned, 0);
    const delay = Math.min(MOST_DELAY_MS, THROTTLED_DELAY_MS * 2 ** queued.tries);
    run.queue.putBack({ ...queued, tries, notBefore: clock.now() + delay });
    return;
  }
  const times = widened(run, queued.planned, [clock.now()]);
  run.spans.delete(queued.planned);
  run.foundIn.delete(queued.planned);
  await finish(run, cell, outcome, times);
  release(run, cell.region);
}

function widened(run: Run, planned: PlannedCell, times: readonly number[]): CellTimes {
  const known = run.spans.get(planned);
  const all = known === undefined ? times : [known.startedAt, known.finishedAt, ...times];
  const span = { startedAt: Math.min(...all), finishedAt: Math.max(...all) };
  run.spans.set(planned, span);
  return span;
}

/** Resources may have been handed over more than once. */
function correctFound(run: Run, planned: PlannedCell, count: number): void {
  run.found += count - (run.foundIn.get(planned) ?? 0);
  run.foundIn.set(planned, count);
}

async function outcomeOfCell(run: Run, { planned, tries }: QueuedCell): Promise<Outcome> {
  const { parts, limits, limitTime, shared, signal } = run;
  const guard = <T>(use: () => Promise<T>): Promise<T> =>
    use().catch((error: unknown) => {
      breakOff(run, error);
      throw error;
    });
  const write = (resources: readonly ObservedResource[]): Promise<void> => {
    noteFound(run, planned, resources);
    return parts.write(planned, resources);
  };
  try {
    const isLast = tries + 1 >= THROTTLED_TRIES;
    const inventory = guarded(parts.early(planned), write, guard);
    return await tryCell({ parts, limits, limitTime, shared, signal, planned, isLast, ...inventory });
  } catch (error) {
    if (error instanceof AwsFailure && error.kind === 'credentials') {
      run.failure ??= error;
      run.stop.abort();
    }
    // Stopping makes the other calls fail as cancelled; what stopped them is the reason to show.
    if (run.signal.aborted && (error instanceof AwsFailure || error === run.signal.reason)) return stopped(run);
    throw error;
  }
}

function noteFound(run: Run, planned: PlannedCell, resources: readonly ObservedResource[]): void {
  widened(
    run,
    planned,
    resources.map(({ observedAt }) => observedAt),
  );
  run.found += resources.length;
  run.foundIn.set(planned, (run.foundIn.get(planned) ?? 0) + resources.length);
}

function breakOff(run: Run, error: unknown): void {
  run.broken ??= { error };
  run.stop.abort();
}

function stopped(run: Run): Outcome {
  return run.failure === null ? { kind: 'cancelled' } : outcomeOf(run.failure);
}

/** Cells that were not begun have an outcome too, so that a retry finds them. */
async function settleRest(run: Run): Promise<void> {
  const now = run.parts.clock.now();
  for (const { cell } of run.queue.rest()) await finish(run, cell, stopped(run), { startedAt: now, finishedAt: now });
}

async function finish(run: Run, cell: Cell, outcome: Outcome, times: CellTimes): Promise<void> {
  const { parts } = run;
  await parts.finish(cell, outcome, times);
  run.done += 1;
  parts.onProgress(progressOf(run.done, parts.cells.length, run.found, times.finishedAt - run.startedAt));
}

function countByRegion(cells: readonly PlannedCell[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { cell } of cells) counts.set(cell.region, (counts.get(cell.region) ?? 0) + 1);
  return counts;
}

/** Drops the clients of regions that are done; a global cell that needs one of them after all makes it again. */
function release(run: Run, region: string): void {
  const left = (run.left.get(region) ?? 1) - 1;
  run.left.set(region, left);
  if (left > 0) return;
  if (region !== 'global') run.parts.session.release(region);
  // Global cells read what they share in the home region.
  if ((run.left.get('global') ?? 0) > 0) return;
  for (const [done, cells] of run.left) {
    if (cells > 0) continue;
    run.left.delete(done);
    run.shared.release(done);
  }
}
