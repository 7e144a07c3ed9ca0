import type { EventsStatus } from '../../protocol/events.ts';
import { counted, duration } from '../output/format.ts';

/** `live, 3 s behind, 12 events a minute`, or what is wrong. */
export function stateText({ state, reason, lagMs, eventsPerMinute }: EventsStatus): string {
  const words = [
    state,
    lagMs === null || state === 'off' ? null : `${duration(lagMs / 1000)} behind`,
    eventsPerMinute === 0 ? null : `${counted(eventsPerMinute, 'event')} a minute`,
  ];
  const said = words.filter((word) => word !== null).join(', ');
  return reason === null ? said : `${said}: ${reason}`;
}
