/** What stands above the record of an event. Pure. */
import type { EventResource, EventView } from '../../../server/src/protocol/events.ts';
import { oneLine, type Translate } from '../ui/text.ts';
import type { LensAction } from './lensActions.ts';

/** Each resource takes two: more would hide the record. */
const mostResources = 3;

export function eventLensActions({ resources, eventId }: EventView, t: Translate): readonly LensAction[] {
  return [
    ...resources.slice(0, mostResources).flatMap((resource) => ofResource(resource, t)),
    { command: 'panther.event.copyId', title: t('Copy event id'), rest: [eventId] },
  ];
}

function ofResource({ key, title }: EventResource, t: Translate): readonly LensAction[] {
  if (key === null) return [];
  const name = oneLine(title, 60).replaceAll('$(', '$\u200b(');
  return [
    { command: 'panther.resource.open', title: name, rest: [key] },
    { command: 'panther.resource.history', title: t('History'), rest: [key] },
  ];
}
