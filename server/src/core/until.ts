import type { AbortListeners } from './abortListeners.ts';

const direct: AbortListeners = {
  add: (signal, call) => signal.addEventListener('abort', call, { once: true }),
  remove: (signal, call) => signal.removeEventListener('abort', call),
};

/**
 * What a promise gives, or the signal's reason as soon as it is aborted, for work that does not listen to the signal.
 * `listeners`: of a signal that thousands wait with.
 */
export function until<T>(promise: Promise<T>, signal: AbortSignal, listeners: AbortListeners = direct): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(signal.reason);
    if (signal.aborted) stop();
    else listeners.add(signal, stop);
    promise.then(
      (value) => {
        listeners.remove(signal, stop);
        resolve(value);
      },
      (error: unknown) => {
        listeners.remove(signal, stop);
        reject(error);
      },
    );
  });
}
