/** What is said of changes. Pure. */
import type { ChangeCounts, ChangeView } from '../../../server/src/protocol/history.ts';
import { formatAgo, formatCount, markdownText, oneLine, type Translate, withoutIcons } from '../ui/text.ts';

type Kind = ChangeView['kind'];

const icons: Readonly<Record<Kind, string>> = {
  created: 'diff-added',
  modified: 'diff-modified',
  learned: 'eye',
  deleted: 'diff-removed',
};

const day = 86_400_000;

/** `14:02:13`, with the date where that is not today's; `now` NaN: always with it. In the time of where the window runs. */
export function exactTime(at: number, now: number): string {
  const time = new Date(at);
  const two = (value: number) => `${value}`.padStart(2, '0');
  const clock = `${two(time.getHours())}:${two(time.getMinutes())}:${two(time.getSeconds())}`;
  if (time.toDateString() === new Date(now).toDateString()) return clock;
  return `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())} ${clock}`;
}

/** `PutBucketPolicy by deploy-bot`; null: nobody is known. */
export function eventText({ cause }: ChangeView, t: Translate): string | null {
  if (cause === null) return null;
  return cause.actor === null ? cause.eventName : t('{0} by {1}', cause.eventName, cause.actor);
}

/** The title of the comparison of what was before and after: `invoices (14:01:58 ↔ 14:02:13) PutBucketPolicy by bot`. */
export function changeTitle(change: ChangeView, now: number, t: Translate): string {
  const { title, kind, at, previousAt } = change;
  const when = exactTime(at, now);
  const span: Readonly<Record<Kind, string>> = {
    created: t('new {0}', when),
    modified: `${previousAt === null ? t('before') : exactTime(previousAt, now)} ↔ ${when}`,
    learned: t('read for the first time {0}', when),
    deleted: t('deleted {0}', when),
  };
  return [`${oneLine(title)} (${span[kind]})`, eventText(change, t) ?? ''].join(' ').trim();
}

export interface ChangeLine {
  readonly label: string;
  readonly description: string;
  readonly detail: string;
}

/** A change in a list to pick from: when, who, what. */
export function changeLine(change: ChangeView, now: number, t: Translate): ChangeLine {
  const { at, kind, cause, summary } = change;
  const words: Readonly<Record<Kind, string>> = {
    created: t('New'),
    modified: t('Changed'),
    learned: t('More is known'),
    deleted: t('Deleted'),
  };
  const who = eventText(change, t) ?? t('found by a scan');
  const from = cause?.sourceIp == null ? '' : ` ${t('from {0}', cause.sourceIp)}`;
  const isLately = now - at < 2 * day;
  // The label says these already.
  const told = summary === 'new' || summary === 'deleted' ? [] : [summary];
  return {
    label: `$(${icons[kind]}) ${words[kind]} · ${isLately ? formatAgo(at, now, t) : exactTime(at, now)}`,
    description: withoutIcons(`${who}${from}`),
    detail: withoutIcons([...(isLately ? [exactTime(at, now)] : []), ...told].join(' · ')),
  };
}

/** A change in a list of who did what: who, when, from where. */
export function whoLine(change: ChangeView, now: number, t: Translate): ChangeLine {
  const { at, kind, cause, summary } = change;
  const moment = cause?.at ?? at;
  const who = cause === null ? t('Not known: found by a scan') : (cause.actor ?? t('Not known'));
  const from = cause?.sourceIp == null ? null : t('from {0}', cause.sourceIp);
  const told = [cause?.eventName ?? null, from, summary].filter((part) => part !== null);
  return {
    label: `$(${icons[kind]}) ${withoutIcons(who)}`,
    description: `${formatAgo(moment, now, t)} · ${exactTime(moment, now)}`,
    detail: withoutIcons(told.join(' · ')),
  };
}

/** `12 new · 1,190 changed · 2 deleted`; null: nothing. */
export function countsText({ created, modified, deleted }: ChangeCounts, t: Translate): string | null {
  const parts = [
    created > 0 ? t('{0} new', formatCount(created)) : null,
    modified > 0 ? t('{0} changed', formatCount(modified)) : null,
    deleted > 0 ? t('{0} deleted', formatCount(deleted)) : null,
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join(' · ');
}

/** The tooltip of a change, as Markdown. Everything in it came from AWS and is escaped. */
export function changeTooltip(change: ChangeView, now: number, t: Translate): string {
  const { key, title, typeLabel, accountName, at, summary, cause } = change;
  const rows: readonly (readonly [string, string] | null)[] = [
    [t('What'), summary],
    [t('When'), `${formatAgo(at, now, t)} (${new Date(at).toISOString()})`],
    [t('Who'), eventText(change, t) ?? t('found by a scan')],
    cause?.sourceIp == null ? null : [t('From'), cause.sourceIp],
    cause === null ? null : [t('Event'), `${cause.eventId} (${new Date(cause.at).toISOString()})`],
    [t('Type'), typeLabel],
    [t('Account'), `${accountName} (${key.accountId})`],
    [t('Region'), key.region],
    [t('Id'), key.resourceId],
  ];
  const lines = rows.flatMap((row) => (row === null ? [] : [`${markdownText(row[0])}: ${markdownText(row[1])}`]));
  return [`**${markdownText(title)}**`, ...lines].join('\n\n');
}
