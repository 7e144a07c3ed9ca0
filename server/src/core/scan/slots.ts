import { createAbortListeners } from '../abortListeners.ts';

/** Room for so many pieces of work at once, of which each account gets as many as the others. */
export interface Slots {
  /** Resolves with what frees the slot. Rejects with the signal's reason while it waits. */
  enter(accountId: string, signal: AbortSignal): Promise<() => void>;
}

export function createSlots(size: number): Slots {
  const taken = new Map<string, number>();
  // Sets keep the order of arrival and forget one that gave up at once.
  const waiting = new Map<string, Set<() => void>>();
  const aborts = createAbortListeners();
  let free = size;

  const count = (accountId: string): number => taken.get(accountId) ?? 0;

  const serve = (): void => {
    while (free > 0 && waiting.size > 0) {
      let next: Set<() => void> | null = null;
      let fewest = Number.POSITIVE_INFINITY;
      for (const [accountId, line] of waiting) {
        if (count(accountId) < fewest) [next, fewest] = [line, count(accountId)];
      }
      const [start] = next ?? [];
      start?.();
    }
  };

  const leave = (accountId: string): void => {
    free += 1;
    if (count(accountId) > 1) taken.set(accountId, count(accountId) - 1);
    else taken.delete(accountId);
    serve();
  };

  const take = (accountId: string): (() => void) => {
    free -= 1;
    taken.set(accountId, count(accountId) + 1);
    return () => leave(accountId);
  };

  const stopWaiting = (accountId: string, start: () => void): void => {
    const line = waiting.get(accountId);
    line?.delete(start);
    if (line?.size === 0) waiting.delete(accountId);
  };

  return {
    enter: async (accountId, signal) => {
      signal.throwIfAborted();
      if (free > 0 && waiting.size === 0) return take(accountId);
      return new Promise((resolve, reject) => {
        const giveUp = (): void => {
          stopWaiting(accountId, start);
          reject(signal.reason);
        };
        const start = (): void => {
          stopWaiting(accountId, start);
          aborts.remove(signal, giveUp);
          resolve(take(accountId));
        };
        const line = waiting.get(accountId) ?? new Set();
        waiting.set(accountId, line.add(start));
        aborts.add(signal, giveUp);
        serve();
      });
    },
  };
}
