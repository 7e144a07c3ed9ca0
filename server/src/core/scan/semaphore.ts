/** Lets at most `size` pieces of work run at once; the others wait in order. */
export interface Semaphore {
  /** Resolves with a function that frees the place. Rejects with the signal's reason. */
  enter(signal: AbortSignal): Promise<() => void>;
}

export function createSemaphore(size: number): Semaphore {
  let free = size;
  // A Set keeps the order of arrival and forgets one that gave up at once.
  const waiting = new Set<() => void>();

  const leave = (): void => {
    const [next] = waiting;
    if (next === undefined) {
      free += 1;
      return;
    }
    waiting.delete(next);
    next();
  };

  const once = (): (() => void) => {
    let left = false;
    return () => {
      if (left) return;
      left = true;
      leave();
    };
  };

  return {
    enter: (signal) => {
      if (signal.aborted) return Promise.reject(signal.reason);
      if (free > 0) {
        free -= 1;
        return Promise.resolve(once());
      }
      return new Promise((resolve, reject) => {
        const giveUp = (): void => {
          waiting.delete(proceed);
          reject(signal.reason);
        };
        const proceed = (): void => {
          signal.removeEventListener('abort', giveUp);
          resolve(once());
        };
        waiting.add(proceed);
        signal.addEventListener('abort', giveUp, { once: true });
      });
    },
  };
}
