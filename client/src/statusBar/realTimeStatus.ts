/** What the status bar item says of real time. Pure. */
import type { EventsStatus } from '../../../server/src/protocol/events.ts';
import { formatCount, formatLag, type Translate, withoutIcons } from '../ui/text.ts';
import type { Status } from './statusText.ts';

/** What there is to say of the accounts, in short and at length. */
export interface AccountWords {
  readonly count: string;
  readonly known: string;
}

/** Null: it works, or nobody wants it to. */
export function realTimeProblem(
  status: EventsStatus | null,
  { count, known }: AccountWords,
  t: Translate,
): Status | null {
  if (status?.state !== 'broken' && status?.state !== 'gap') return null;
  const text = status.state === 'broken' ? t('real time broken') : t('events missing');
  const reason = status.reason === null ? t('Real time does not work.') : withoutIcons(status.reason, 600);
  return {
    text: `$(warning) ${count} · ${text}`,
    tooltip: `${reason}\n${known}`,
    severity: 'warning',
    about: 'events',
  };
}

/** Null: real time is off, or only begins. */
export function realTimeStatus(
  status: EventsStatus | null,
  { count, known }: AccountWords,
  t: Translate,
): Status | null {
  if (status?.state !== 'live' && status?.state !== 'lagging') return null;
  const lag = status.lagMs === null ? null : formatLag(status.lagMs, t);
  const tooltip = [
    known,
    withoutIcons(status.reason ?? '', 600),
    lag === null ? '' : t('Events come in after {0}.', lag),
    status.eventsPerMinute >= 1 ? t('{0} events a minute.', formatCount(Math.round(status.eventsPerMinute))) : '',
    pendingWords(status.pending, t),
  ];
  const late = lag === null ? t('behind') : t('{0} behind', lag);
  return {
    text: `$(pulse) ${count} · ${status.state === 'live' ? t('live') : late}`,
    tooltip: tooltip.filter((line) => line !== '').join('\n'),
    severity: 'normal',
    about: 'events',
  };
}

function pendingWords(pending: number, t: Translate): string {
  if (pending === 0) return '';
  return pending === 1 ? t('1 resource is read again.') : t('{0} resources are read again.', formatCount(pending));
}
