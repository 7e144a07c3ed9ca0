/** Runs the cells of one account: some at a time, throttled ones again later, each with an outcome. */
import type { Region } from '../accounts/account.ts';
import { AwsFailure } from '../errors.ts';
import type { ObservedResource } from '../inventory/resource.ts';
import type { AwsSession, Clock } from '../ports.ts';
import { createCaller } from './caller.ts';
import type { Cell, Outcome } from './cell.ts';
import { outcomeOf } from './notRead.ts';
import type { Pace } from './pace.ts';
import type { PlannedCell } from './plan.ts';
import { type Progress, progressOf } from './progress.ts';
import { type CellQueue, createCellQueue, type QueuedCell } from './queue.ts';
import { runCell } from './runCell.ts';
import { createSharedCalls } from './shared.ts';

export interface CellTimes {
  readonly startedAt: number;
  readonly finishedAt: number;
}

export interface RunParts {
  readonly session: AwsSession;
  /** Where the account's global services are called. */
  readonly homeRegion: Region;
  readonly cells: readonly PlannedCell[];
  readonly pace: Pace;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly fingerprint: (secret: string) => string;
  readonly ignored: (resourceId: string) => boolean;
  /** Resources as they are found, at most 200 at a time. */
  readonly write: (planned: PlannedCell, resources: readonly ObservedResource[]) => Promise<void>;
  readonly finish: (cell: Cell, outcome: Outcome, times: CellTimes) => Promise<void>;
  readonly onProgress: (progress: Progress) => void;
}

/** How the run as a whole ended. In each case every cell has its outcome. */
export type RunEnd =
  | { readonly kind: 'done' }
  | { readonly kind: 'cancelled' }
  /** The credentials ended before the work did. */
  | { readonly kind: 'stopped'; readonly failure: AwsFailure };

const CELLS_AT_ONCE = 16;
const THROTTLED_TRIES = 3;
const THROTTLED_DELAY_MS = 2_000;

/** @throws what `write` and `finish` throw; the other cells are stopped then */
export async function runCells(parts: RunParts): Promise<RunEnd> {
  const stop = new AbortController();
  const signal = AbortSignal.any([parts.signal, stop.signal]);
  const caller = createCaller({ ...parts, signal });
  const run: Run = {
    parts,
    signal,
    stop,
    caller,
    shared: createSharedCalls(caller, parts.clock, signal),
    queue: createCellQueue(parts.cells),
    left: countByRegion(parts.cells),
    startedAt: parts.clock.now(),
    done: 0,
    found: 0,
    foundIn: new Map(),
    spans: new Map(),
    failure: null,
    broken: null,
  };
  await Promise.all(Array.from({ length: Math.min(CELLS_AT_ONCE, parts.cells.length) }, () => work(run)));
  if (run.broken !== null) throw run.broken.error;

  await settleRest(run);
  if (run.failure !== null) return { kind: 'stopped', failure: run.failure };
  return { kind: parts.signal.aborted ? 'cancelled' : 'done' };
}

interface Run {
  readonly parts: RunParts;
  readonly signal: AbortSignal;
  readonly stop: AbortController;
  readonly caller: ReturnType<typeof createCaller>;
  readonly shared: ReturnType<typeof createSharedCalls>;
  readonly queue: CellQueue;
  /** Cells that are not done, by region. */
  readonly left: Map<string, number>;
  readonly startedAt: number;
  done: number;
  found: number;
  /** By cell. */
  readonly foundIn: Map<PlannedCell, number>;
  /** The earliest and the latest time of each cell: not its beginning and its end, if the clock is set back meanwhile. */
  readonly spans: Map<PlannedCell, CellTimes>;
  /** The credentials that ended the run early. */
  failure: AwsFailure | null;
  /** What no cell can do without: the inventory cannot be written. */
  broken: { readonly error: unknown } | null;
}

async function work(run: Run): Promise<void> {
  const { clock } = run.parts;
  while (!run.signal.aborted) {
    const next = run.queue.next(clock.now());
    if (next === null) return;
    try {
      if (next.kind === 'wait') await clock.delay(next.ms, run.signal);
      else await runOne(run, next.queued);
    } catch (error) {
      if (error !== run.signal.reason) breakOff(run, error);
    }
  }
}

async function runOne(run: Run, queued: QueuedCell): Promise<void> {
  const { clock } = run.parts;
  const { cell } = queued.planned;
  const begunAt = clock.now();
  run.spans.set(queued.planned, { startedAt: begunAt, finishedAt: begunAt });
  const outcome = await outcomeOfCell(run, queued.planned);
  if (outcome.kind === 'ok') correctFound(run, queued.planned, outcome.count);
  if (outcome.kind === 'throttled' && queued.tries + 1 < THROTTLED_TRIES) {
    const tries = queued.tries + 1;
    correctFound(run, queued.planned, 0);
    run.queue.putBack({ ...queued, tries, notBefore: clock.now() + THROTTLED_DELAY_MS * 2 ** queued.tries });
    return;
  }
  await finish(run, cell, outcome, widened(run, queued.planned, [clock.now()]));
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

async function outcomeOfCell(run: Run, planned: PlannedCell): Promise<Outcome> {
  const { parts } = run;
  const { cell, type } = planned;
  const place = { partition: parts.session.partition, accountId: cell.accountId, region: cell.region };
  try {
    return await runCell({
      caller: run.caller,
      shared: run.shared,
      place,
      region: cell.region === 'global' ? parts.homeRegion : cell.region,
      signal: run.signal,
      cell,
      type,
      fingerprint: parts.fingerprint,
      ignored: parts.ignored,
      clock: parts.clock,
      deliver: async (resources) => {
        widened(
          run,
          planned,
          resources.map(({ observedAt }) => observedAt),
        );
        run.found += resources.length;
        run.foundIn.set(planned, (run.foundIn.get(planned) ?? 0) + resources.length);
        try {
          await parts.write(planned, resources);
        } catch (error) {
          breakOff(run, error);
          throw error;
        }
      },
    });
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

/** Closes the connections of regions that are done. Global cells call every region, so these wait for them. */
function release(run: Run, region: string): void {
  run.left.set(region, (run.left.get(region) ?? 1) - 1);
  if ((run.left.get('global') ?? 0) > 0) return;
  for (const [done, left] of run.left) {
    if (left > 0) continue;
    run.left.delete(done);
    if (done === 'global') continue;
    run.shared.release(done);
    run.parts.session.release(done);
  }
}
