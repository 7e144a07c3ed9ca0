import type { Clock } from '../ports.ts';

/** One timer for all who wait. */
export interface Alarm {
  /** Rings at this time, or earlier; Infinity: not at all. */
  set(at: number): void;
}

export function createAlarm(clock: Clock, ring: () => void): Alarm {
  let armed: { readonly at: number; readonly cancel: AbortController } | null = null;

  const arm = async (at: number, cancel: AbortController): Promise<void> => {
    await clock.delay(Math.max(0, at - clock.now()), cancel.signal);
    if (armed?.cancel !== cancel) return;
    armed = null;
    ring();
  };

  return {
    set: (at) => {
      if (armed !== null && armed.at <= at && at !== Number.POSITIVE_INFINITY) return;
      armed?.cancel.abort();
      armed = null;
      if (at === Number.POSITIVE_INFINITY) return;
      const cancel = new AbortController();
      armed = { at, cancel };
      arm(at, cancel).catch((error: unknown) => {
        if (!cancel.signal.aborted) throw error;
      });
    },
  };
}
