/** Writes cells through the Store port as the engine does: many side by side, each in pieces, then its outcome. */
import type { Store } from '../../../../server/src/core/ports.ts';
import { forEachBounded } from '../../../../server/src/core/scan/bounded.ts';
import type { Outcome } from '../../../../server/src/core/scan/cell.ts';
import { CELLS_AT_ONCE } from '../../../../server/src/core/scan/run.ts';
import { type FilledCell, resourcesOf } from './rows.ts';

const rowsAtOnce = 200;

/** So many were written, in this time. To make what is written is the benchmark's own work and not in it. */
export interface Written {
  readonly count: number;
  readonly seconds: number;
  /** Processor time: the same whoever else keeps the machine busy. */
  readonly cpuSeconds: number;
}

export interface Filled {
  readonly rows: Written;
  /** The outcomes of all cells, most of which are empty, and what retiring looks at. */
  readonly cells: Written;
}

/** Cells of one account follow each other. `observedAt`: of all that is written. */
export async function fill(store: Store, cells: readonly FilledCell[], observedAt: number): Promise<Filled> {
  const rows: Written[] = [];
  const outcomes: Written[] = [];
  for (const [accountId, of] of Map.groupBy(cells, ({ cell }) => cell.accountId)) {
    const scanId = `${accountId} ${observedAt}`;
    await store.beginScan({
      id: scanId,
      accountId,
      kind: 'user',
      whole: true,
      status: 'running',
      startedAt: observedAt,
      finishedAt: null,
    });
    const pieces = of.filter(({ count }) => count > 0).map((filled) => piecesOf(filled, observedAt));
    const count = of.reduce((sum, filled) => sum + filled.count, 0);
    age();
    rows.push(
      await written(count, () =>
        forEachBounded(pieces, CELLS_AT_ONCE, async (parts) => {
          for (const part of parts) await store.writeResources(scanId, part, []);
        }),
      ),
    );
    const times = { startedAt: observedAt, finishedAt: observedAt + 1 };
    outcomes.push(
      await written(of.length, () =>
        forEachBounded(of, CELLS_AT_ONCE, async ({ cell, count: found }) => {
          await store.finishCell(scanId, cell, outcomeOf(cell, found), times);
        }),
      ),
    );
    await store.finishScan(scanId, 'done', observedAt + 2);
  }
  return { rows: sumOf(rows), cells: sumOf(outcomes) };
}

/** What was made is no longer young then: to move it is no part of writing it. (Node has this where it was asked for it.) */
export function age(): void {
  globalThis.gc?.();
}

export async function written(count: number, work: () => Promise<void>): Promise<Written> {
  const before = process.cpuUsage();
  const startedAt = performance.now();
  await work();
  return { count, seconds: (performance.now() - startedAt) / 1000, cpuSeconds: cpuSecondsSince(before) };
}

export function cpuSecondsSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

export function sumOf(parts: readonly Written[]): Written {
  const sum = (of: (part: Written) => number) => parts.reduce((total, part) => total + of(part), 0);
  return {
    count: sum(({ count }) => count),
    seconds: sum(({ seconds }) => seconds),
    cpuSeconds: sum(({ cpuSeconds }) => cpuSeconds),
  };
}

function piecesOf({ cell, count }: FilledCell, observedAt: number) {
  return Array.from({ length: Math.ceil(count / rowsAtOnce) }, (_, piece) =>
    resourcesOf(cell, piece * rowsAtOnce, Math.min(count, (piece + 1) * rowsAtOnce)).map((resource) => ({
      ...resource,
      observedAt,
    })),
  );
}

/** One type is denied in a region of each account, as happens. */
function outcomeOf({ region, type }: FilledCell['cell'], count: number): Outcome {
  if (region === 'sa-east-1' && type === 'AWS.KMS.Key') {
    return { kind: 'denied', call: 'kms:ListKeys', code: 'AccessDeniedException', message: 'not allowed' };
  }
  return { kind: 'ok', count, incomplete: 0 };
}
