import type { Clock } from '../core/ports.ts';

export interface Throttled<Value> {
  (value: Value): void;
  /** Sends it at once, instead of what waits. */
  now(value: Value): void;
}

/**
 * Sends the first value at once, then at most one each `everyMs`; what comes in between is merged, and the last one is
 * always sent. Nothing is sent after `signal` aborts.
 */
export function throttled<Value>(options: {
  readonly clock: Clock;
  readonly everyMs: number;
  readonly signal: AbortSignal;
  readonly merge: (earlier: Value, later: Value) => Value;
  readonly send: (value: Value) => void;
}): Throttled<Value> {
  let waiting: { readonly value: Value } | null = null;
  let resting = false;

  function rest(): void {
    resting = true;
    options.clock.delay(options.everyMs, options.signal).then(wake, () => {
      // The delay ends early only when the server closes: what waits is not sent any more.
      waiting = null;
    });
  }

  function wake(): void {
    resting = false;
    if (waiting === null) return;
    const { value } = waiting;
    waiting = null;
    options.send(value);
    rest();
  }

  function offer(value: Value): void {
    if (options.signal.aborted) return;
    if (resting) {
      waiting = { value: waiting === null ? value : options.merge(waiting.value, value) };
      return;
    }
    options.send(value);
    rest();
  }

  function now(value: Value): void {
    if (options.signal.aborted) return;
    waiting = null;
    options.send(value);
    if (!resting) rest();
  }

  return Object.assign(offer, { now });
}
