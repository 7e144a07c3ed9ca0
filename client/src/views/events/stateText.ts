/** What stands beside the title of Live Events and above its list. Pure. */
import type { EventsStatus } from '../../../../server/src/protocol/events.ts';
import { formatCount, formatLag, sentence, type Translate } from '../../ui/text.ts';

export interface EventsState {
  /** Null: not known yet. */
  readonly status: EventsStatus | null;
  /** How many came in since the list was paused, and whether there are more than were counted; null: it is not paused. */
  readonly waiting: { readonly count: number; readonly more: boolean } | null;
  /** The filter in words; null: there is none. */
  readonly filter: string | null;
}

/** `live · 12/min`, `40 s behind`; null: nothing is known. */
export function stateWords(status: EventsStatus | null, t: Translate): string | null {
  if (status === null) return null;
  const words: Readonly<Record<EventsStatus['state'], string>> = {
    off: t('off'),
    starting: t('connecting...'),
    live: t('live'),
    lagging: status.lagMs === null ? t('behind') : t('{0} behind', formatLag(status.lagMs, t)),
    gap: t('events are missing'),
    broken: t('not connected'),
  };
  const rate = Math.round(status.eventsPerMinute);
  const busy = (status.state === 'live' || status.state === 'lagging') && rate > 0;
  return busy ? `${words[status.state]} · ${t('{0}/min', formatCount(rate))}` : words[status.state];
}

/**
 * The lines above the list. `isEmpty`: VS Code shows no welcome while there is a message, so that what a welcome says is
 * not said here.
 */
export function stateMessage({ status, waiting, filter }: EventsState, isEmpty: boolean, t: Translate): string {
  const grave = status !== null && ['lagging', 'gap', 'broken'].includes(status.state);
  const letters = status?.deadLetters ?? 0;
  return [
    grave && status.reason !== null ? sentence(status.reason) : null,
    waiting === null ? null : waitingText(waiting, t),
    filter === null || isEmpty ? null : filter,
    letters > 0 ? lettersText(letters, t) : null,
  ]
    .filter((line) => line !== null)
    .join(' ');
}

function waitingText({ count, more }: NonNullable<EventsState['waiting']>, t: Translate): string {
  if (count === 0) return t('Paused. Nothing came in since.');
  if (more) return t('Paused. More than {0} events came in since.', formatCount(count));
  return count === 1 ? t('Paused. 1 event came in since.') : t('Paused. {0} events came in since.', formatCount(count));
}

function lettersText(letters: number, t: Translate): string {
  return letters === 1
    ? t('1 message could not be read, and is kept.')
    : t('{0} messages could not be read, and are kept.', formatCount(letters));
}
