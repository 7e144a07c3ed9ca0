/** Heartbeats come in every five minutes from each followed account and region: two may be late, and a bit. */
const SILENT_AFTER_MS = 12 * 60_000;

/** Whether the last heartbeat is so long ago that events may be missing. Both in epoch milliseconds. */
export function isSilent(lastAt: number, now: number): boolean {
  return now - lastAt > SILENT_AFTER_MS;
}
