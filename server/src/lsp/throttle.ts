import type { Clock } from '../core/ports.ts';

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
}): (value: Value) => void {
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

  return (value) => {
    if (options.signal.aborted) return;
    if (resting) {
      waiting = { value: waiting === null ? value : options.merge(waiting.value, value) };
      return;
    }
    options.send(value);
    rest();
  };
}
