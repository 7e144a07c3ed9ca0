/** Long work in slices, so that what waits (requests, edits) comes in between. */

/** As long as one slice may hold up everything else. */
const SLICE_MS = 12;

/** Await it after each step: it lets others come first once a slice is over. Rejects with the signal's reason then. */
export function slices(signal: AbortSignal): () => Promise<void> | null {
  let ends = performance.now() + SLICE_MS;
  return () => {
    if (performance.now() < ends) return null;
    return new Promise<void>((resolve) => setImmediate(resolve)).then(() => {
      signal.throwIfAborted();
      ends = performance.now() + SLICE_MS;
    });
  };
}
