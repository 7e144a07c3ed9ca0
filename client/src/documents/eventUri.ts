/** An event as the parts of a URI and back. Pure. */
import type { EventView } from '../../../server/src/protocol/events.ts';
import { exactTime } from '../flows/historyText.ts';
import type { UriParts } from './resourceUri.ts';

export const eventScheme = 'panther-event';

/** `panther-event:/17/PutBucketPolicy 14:02:11.json`: the name is what the tab shows. */
export function eventParts({ id, eventName, at }: Pick<EventView, 'id' | 'eventName' | 'at'>, now: number): UriParts {
  const name = eventName.replace(/[^\w.-]/g, '-').slice(0, 100);
  return { scheme: eventScheme, path: `/${id}/${name} ${exactTime(at, now)}.json`, query: '' };
}

/** Its id; null: not the address of an event. */
export function eventIdOf({ scheme, path }: UriParts): number | null {
  const [, id] = /^\/(\d{1,15})\/[^/]+$/.exec(path) ?? [];
  return scheme !== eventScheme || id === undefined ? null : Number(id);
}
