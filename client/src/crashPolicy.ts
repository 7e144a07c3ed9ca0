const windowMs = 3 * 60_000;
const mostCrashes = 3;

/** Whether a server that crashed at these times (epoch milliseconds, the last one now) is worth another start. */
export function mayRestart(crashes: readonly number[], now: number): boolean {
  return crashes.filter((at) => now - at < windowMs).length <= mostCrashes;
}
