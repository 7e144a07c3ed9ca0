/** Text that came from AWS or a file, made fit for a label, and numbers made readable. Pure. */

/** `vscode.l10n.t`, passed to pure functions that make text. */
export type Translate = (message: string, ...args: readonly (string | number)[]) => string;

const longestLabel = 200;
// Control characters, and those that reorder or hide text.
const unprintable = /[\p{Cc}\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]+/gu;

/** One line without control or direction characters, cut to a sane length. */
export function oneLine(text: string, longest: number = longestLabel): string {
  const line = text.replace(unprintable, ' ').trim();
  const characters = Array.from(line);
  return characters.length <= longest ? line : `${characters.slice(0, longest - 1).join('')}…`;
}

/** For places that turn `$(name)` into an icon: quick picks and the status bar. */
export function withoutIcons(text: string, longest: number = longestLabel): string {
  return oneLine(text, longest).replaceAll('$(', '\\$(');
}

/** What is wrong and what to do, as sentences of one line. */
export function sentences(what: string, hint: string | null): string {
  return hint === null ? sentence(what) : `${sentence(what)} ${sentence(hint)}`;
}

export function sentence(text: string): string {
  const trimmed = text.trim();
  return /[.!?:…]$/.test(trimmed) ? trimmed : `${trimmed}.`;
}

/** Escapes what Markdown would read as markup. */
export function markdownText(text: string): string {
  return oneLine(text).replace(/[\\`*_{}[\]()#+\-.!|<>~&$:@/]/g, '\\$&');
}

/** `1,204`. */
export function formatCount(count: number): string {
  return count.toLocaleString('en-US');
}

/** `8.1 s`, `2 min 5 s`. */
export function formatSeconds(seconds: number): string {
  if (seconds < 60) return `${seconds < 10 ? seconds.toFixed(1) : Math.round(seconds)} s`;
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

/** `3 min ago`, relative to now; both in epoch milliseconds. */
export function formatAgo(at: number, now: number, t: Translate): string {
  const minutes = Math.floor((now - at) / 60_000);
  if (minutes < 1) return t('just now');
  if (minutes < 60) return t('{0} min ago', minutes);
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return t('{0} h ago', hours);
  return t('{0} days ago', Math.floor(hours / 24));
}

/** How long something took that should take seconds, in milliseconds: `3 s`, `4 min`, `2 h`. */
export function formatLag(ms: number, t: Translate): string {
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return t('{0} s', seconds);
  const minutes = Math.round(seconds / 60);
  return minutes < 60 ? t('{0} min', minutes) : t('{0} h', Math.round(minutes / 60));
}
