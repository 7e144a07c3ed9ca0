const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** How long ago, in words that fit beside a label; the date itself after 30 days. Both in epoch milliseconds. */
export function relativeTime(at: number, now: number): string {
  const ago = now - at;
  if (ago < minute) return 'just now';
  if (ago < hour) return `${Math.floor(ago / minute)} min ago`;
  if (ago < day) return `${Math.floor(ago / hour)} h ago`;
  if (ago < 30 * day) return `${Math.floor(ago / day)} d ago`;
  return new Date(at).toISOString().slice(0, 10);
}
