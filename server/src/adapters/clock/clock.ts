import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../../core/ports.ts';

export const systemClock: Clock = {
  now: () => Date.now(),
  delay: async (ms, signal) => {
    signal.throwIfAborted();
    try {
      await sleep(ms, undefined, { signal });
    } catch (error) {
      // The timer's own AbortError hides why it was aborted.
      signal.throwIfAborted();
      throw error;
    }
  },
  after: (ms, call) => {
    // A limit is no reason for a process to go on.
    const timer = setTimeout(call, ms).unref();
    return () => clearTimeout(timer);
  },
};
