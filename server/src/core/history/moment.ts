/** Moments as people write them. */
import { AppError } from '../errors.ts';

export type Moment =
  | {
      readonly kind: 'time';
      readonly at: number;
      /** When what was written is over: a date has a whole day, a time with seconds a whole second. Others: `at`. */
      readonly end: number;
    }
  /** When the last whole scan began; which one depends on the account. */
  | { readonly kind: 'lastScan' };

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

const UNITS: Readonly<Record<string, number>> = {
  m: MINUTE,
  min: MINUTE,
  minute: MINUTE,
  h: 60 * MINUTE,
  hour: 60 * MINUTE,
  d: DAY,
  day: DAY,
  w: 7 * DAY,
  week: 7 * DAY,
};

/**
 * `24h`, `7d`, `2 weeks ago`, `yesterday` (this time of the day before), `today` (its beginning), `now`, `last-scan`, a
 * date, or a date with a time. Without an offset they are local. `now` in epoch milliseconds.
 * @throws AppError BAD_INPUT
 */
export function readMoment(text: string, now: number): Moment {
  const words = text.trim().toLowerCase().replace(/\s+/g, ' ');
  if (words === 'last scan' || words === 'last-scan') return { kind: 'lastScan' };
  const at = named(words, now) ?? relative(words, now);
  if (at !== null) return { kind: 'time', at, end: at };
  const span = dated(text.trim());
  if (span !== null) return { kind: 'time', ...span };
  throw new AppError('BAD_INPUT', `This is no time: ${text.trim() === '' ? '(empty)' : text.trim()}`, {
    hint: 'Write 24h, 7d, yesterday, last-scan, a date as 2026-11-22, or a time as 2026-11-22T14:00.',
  });
}

function named(words: string, now: number): number | null {
  if (words === 'now') return now;
  if (words === 'yesterday') return now - DAY;
  if (words === 'today') return new Date(now).setHours(0, 0, 0, 0);
  return null;
}

function relative(words: string, now: number): number | null {
  const [, count, unit = ''] = /^(\d{1,6}) ?([a-z]+?)s?(?: ago)?$/.exec(words) ?? [];
  const ms = Object.hasOwn(UNITS, unit) ? UNITS[unit] : undefined;
  return count === undefined || ms === undefined ? null : now - Number(count) * ms;
}

const DATED = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,3}))?)?(Z|[+-]\d\d:?\d\d)?)?$/i;

/** A day or a time that no calendar has (2026-02-30, 25:00) is none; `Date` would take another one for it. */
function dated(text: string): { readonly at: number; readonly end: number } | null {
  const [, ...parts] = DATED.exec(text) ?? [];
  const [year = Number.NaN, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts
    .slice(0, 6)
    .map((part) => Number(part ?? 0));
  if (Number.isNaN(year) || hour > 23 || minute > 59 || second > 59) return null;
  const onCalendar = new Date(Date.UTC(year, month - 1, day));
  if (onCalendar.getUTCMonth() !== month - 1 || onCalendar.getUTCDate() !== day) return null;
  const [, , , hours, , seconds, fraction] = parts;
  // Days are not all as long: the clocks are changed.
  if (hours === undefined) {
    return { at: new Date(year, month - 1, day).getTime(), end: new Date(year, month - 1, day + 1).getTime() };
  }
  const ms = Number((fraction ?? '').padEnd(3, '0'));
  const offset = offsetOf(parts[7]);
  const at =
    offset === null
      ? new Date(year, month - 1, day, hour, minute, second, ms).getTime()
      : Date.UTC(year, month - 1, day, hour, minute, second, ms) - offset;
  return { at, end: seconds !== undefined && fraction === undefined ? at + 1_000 : at };
}

/** In milliseconds; null: local time. */
function offsetOf(text: string | undefined): number | null {
  if (text === undefined) return null;
  if (text.toUpperCase() === 'Z') return 0;
  const [, sign, hours, minutes] = /^([+-])(\d\d):?(\d\d)$/.exec(text) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * MINUTE;
}
