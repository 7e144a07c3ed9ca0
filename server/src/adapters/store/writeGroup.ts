/**
 * Commits together what is written in one turn of the event loop, and what a scan writes within a moment. A scan ends a
 * thousand cells a second, each with a few rows: a transaction for each would write the same pages of the file over and
 * over.
 */
export interface WriteGroup {
  /** Resolves when the work is committed. Rejects with what it threw; the others of its group are committed. */
  add<T>(work: () => T, haste: Haste): Promise<T>;
  /** Commits what waits, now. */
  flush(): void;
}

/** `turn`: in this turn of the event loop. `moment`: within a few: at once where there is nothing else to do. */
export type Haste = 'turn' | 'moment';

const TURNS = { turn: 1, moment: 16 };

export interface Transaction {
  /** All or nothing. What it does may be done anew after it was undone. */
  whole<T>(work: () => T): T;
  /** A part that may fail by itself. @throws what ended the whole as well: then nothing of it is done */
  part<T>(work: () => T): { readonly value: T } | { readonly error: unknown };
}

interface Waiting {
  /** Throws what the work throws. */
  readonly run: () => void;
  readonly runAsPart: () => void;
  readonly settle: () => void;
  readonly reject: (error: unknown) => void;
}

export function createWriteGroup({ whole, part }: Transaction): WriteGroup {
  let waiting: Waiting[] = [];
  let turnsLeft = 0;

  const flush = (): void => {
    turnsLeft = 0;
    const group = waiting;
    waiting = [];
    if (group.length === 0) return;
    try {
      commit(group);
    } catch (error) {
      for (const { reject } of group) reject(error);
      return;
    }
    for (const { settle } of group) settle();
  };

  const pass = (): void => {
    turnsLeft -= 1;
    if (turnsLeft > 0) setImmediate(pass);
    else flush();
  };

  const plan = (haste: Haste): void => {
    if (turnsLeft <= 0) setImmediate(pass);
    turnsLeft = turnsLeft <= 0 ? TURNS[haste] : Math.min(turnsLeft, TURNS[haste]);
  };

  /** Almost never does a part of a group fail: only then it is worth to guard each. */
  const commit = (group: readonly Waiting[]): void => {
    let failed = false;
    try {
      whole(() => {
        try {
          for (const { run } of group) run();
        } catch (error) {
          failed = true;
          throw error;
        }
      });
    } catch (error) {
      if (!failed) throw error;
      whole(() => {
        for (const { runAsPart } of group) runAsPart();
      });
    }
  };

  return {
    flush,
    add: (work, haste) =>
      new Promise((resolve, reject) => {
        let settle = (): void => reject(new Error('The work was not done'));
        const run = (): void => {
          const value = work();
          settle = () => resolve(value);
        };
        const runAsPart = (): void => {
          const result = part(work);
          settle = 'error' in result ? () => reject(result.error) : () => resolve(result.value);
        };
        waiting.push({ run, runAsPart, settle: () => settle(), reject });
        plan(haste);
      }),
  };
}
