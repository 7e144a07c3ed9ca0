import { relativeTime } from '../../core/tree/relativeTime.ts';
import { plural } from '../../core/tree/words.ts';

/** `1 account`, `1,204 accounts` */
export function counted(value: number, noun: string): string {
  return plural(value, noun, `${noun}s`);
}

/** Parts of a message as sentences, one after the other; what is null is left out. */
export function sentences(...parts: readonly (string | null)[]): string {
  const texts = parts.flatMap((part) => (part === null || part.trim() === '' ? [] : [part.trim()]));
  return texts.map((text) => (/[.!?:]$/.test(text) ? text : `${text}.`)).join(' ');
}

/** `8.1 s`, `2 min 5 s`, `1 h 3 min` */
export function duration(seconds: number): string {
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}

/** `2026-11-23 14:02:13` where this runs. Epoch milliseconds. */
export function localTime(at: number): string {
  const time = new Date(at);
  const two = (value: number) => `${value}`.padStart(2, '0');
  const date = `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
  return `${date} ${two(time.getHours())}:${two(time.getMinutes())}:${two(time.getSeconds())}`;
}

/** `5 min ago`; `never` for null. Both in epoch milliseconds. */
export function ago(at: number | null, now: number): string {
  return at === null ? 'never' : relativeTime(at, now);
}
