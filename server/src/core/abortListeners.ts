/**
 * Callbacks for signals that thousands wait with: a signal looks through all of its listeners each time that one is
 * added or removed. Here it has one.
 */
export interface AbortListeners {
  add(signal: AbortSignal, call: () => void): void;
  remove(signal: AbortSignal, call: () => void): void;
}

export function createAbortListeners(): AbortListeners {
  const calls = new WeakMap<AbortSignal, Set<() => void>>();
  const callsOf = (signal: AbortSignal): Set<() => void> => {
    const known = calls.get(signal);
    if (known !== undefined) return known;
    const made = new Set<() => void>();
    calls.set(signal, made);
    signal.addEventListener(
      'abort',
      () => {
        // A set's own walk leaves out what is taken back on the way.
        for (const call of made) call();
        made.clear();
      },
      { once: true },
    );
    return made;
  };
  return {
    add: (signal, call) => {
      callsOf(signal).add(call);
    },
    remove: (signal, call) => {
      calls.get(signal)?.delete(call);
    },
  };
}

/**
 * Does work that listens several times, with a signal of its own that is aborted with the given one. Not at its end: what
 * comes of it may still be read.
 */
export function withOwnSignal<T>(
  listeners: AbortListeners,
  signal: AbortSignal,
  work: (own: AbortSignal) => Promise<T>,
): Promise<T> {
  return withOwnController(listeners, signal, (own) => work(own.signal));
}

/** The same for work that leaves behind what still waits: the signal is aborted at its end, too. */
export function withEndingSignal<T>(
  listeners: AbortListeners,
  signal: AbortSignal,
  work: (own: AbortSignal) => Promise<T>,
): Promise<T> {
  return withOwnController(listeners, signal, (own) => work(own.signal).finally(() => own.abort()));
}

async function withOwnController<T>(
  listeners: AbortListeners,
  signal: AbortSignal,
  work: (own: AbortController) => Promise<T>,
): Promise<T> {
  const own = new AbortController();
  const follow = (): void => own.abort(signal.reason);
  if (signal.aborted) follow();
  else listeners.add(signal, follow);
  try {
    return await work(own);
  } finally {
    listeners.remove(signal, follow);
  }
}
