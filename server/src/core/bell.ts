/** Wakes one who waits for something to do, sooner than he would look by himself. */
import type { Clock } from './ports.ts';

export interface Bell {
  /** Rung while nobody waits, it is heard by the next who does. */
  ring(): void;
  /** Until it rings, the time has passed or the signal aborts. */
  wait(ms: number, signal: AbortSignal): Promise<void>;
}

export function createBell(clock: Pick<Clock, 'after'>): Bell {
  let rung = false;
  let wake: (() => void) | null = null;
  return {
    ring: () => {
      rung = true;
      wake?.();
    },
    wait: async (ms, signal) => {
      if (!rung && !signal.aborted) {
        const heard = Promise.withResolvers<void>();
        const stop = clock.after(ms, heard.resolve);
        wake = heard.resolve;
        signal.addEventListener('abort', heard.resolve as () => void, { once: true });
        await heard.promise;
        stop();
        wake = null;
        signal.removeEventListener('abort', heard.resolve as () => void);
      }
      rung = false;
    },
  };
}
