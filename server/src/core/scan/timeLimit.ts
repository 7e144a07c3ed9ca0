import { createAbortListeners } from '../abortListeners.ts';
import type { Clock } from '../ports.ts';

/** Work that ends after a time at the latest. */
export interface TimeLimit {
  /** Aborts with the given signal, and when the time is over. */
  readonly signal: AbortSignal;
  /** The time was over before the given signal was aborted. */
  isOver(): boolean;
  /** Forgets the timer and the given signal. */
  end(): void;
}

/** Limits the time of much that goes on side by side, and ends with one signal. */
export type TimeLimits = (ms: number, signal: AbortSignal) => TimeLimit;

/** Not AbortSignal.any, which keeps every signal alive that was ever made of a long-lived one. */
export function createTimeLimits(clock: Clock): TimeLimits {
  const aborts = createAbortListeners();
  return (ms, signal) => {
    const own = new AbortController();
    let over = false;
    const follow = (): void => own.abort(signal.reason);
    if (signal.aborted) follow();
    else aborts.add(signal, follow);
    const stop = clock.after(ms, () => {
      over = !own.signal.aborted;
      own.abort();
    });
    return {
      signal: own.signal,
      isOver: () => over,
      end: () => {
        stop();
        aborts.remove(signal, follow);
      },
    };
  };
}

/** `2 hours`, `10 minutes`, `90 seconds`: for messages about limits, which are round. */
export function durationText(ms: number): string {
  const seconds = Math.round(ms / 1000);
  if (seconds % 3600 === 0) return count(seconds / 3600, 'hour');
  return seconds % 60 === 0 ? count(seconds / 60, 'minute') : count(seconds, 'second');
}

function count(number: number, unit: string): string {
  return `${number} ${unit}${number === 1 ? '' : 's'}`;
}
