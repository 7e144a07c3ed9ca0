/** The rows of Live Events, made of what the server tells. Pure. */
import type { ResourceKey } from '../../../../server/src/core/inventory/resource.ts';
import type { EventsPage, EventView } from '../../../../server/src/protocol/events.ts';
import type { MessageNode, NodeBase } from '../../../../server/src/protocol/tree.ts';
import { formatCount, type Translate } from '../../ui/text.ts';
import { eventLine } from './eventText.ts';

export interface EventNode extends NodeBase {
  readonly kind: 'event';
  readonly event: EventView;
}
export interface MoreEventsNode extends NodeBase {
  readonly kind: 'more';
  /** What to ask the next, older page with. */
  readonly offset: number;
}

export type EventsNode = EventNode | MessageNode | MoreEventsNode;

export const eventPageSize = 100;
/** More rows than anybody reads; a filter finds what is older. */
const mostRows = 2000;

export interface ShownPart {
  /** Nothing up to this id: it was cleared away. */
  readonly clearedUpTo: number;
  /** Nothing after this id: the list is paused; null: it is not. */
  readonly pausedAt: number | null;
}

/** A page of the list. `rows`: how many stand before it. */
export function eventNodes(
  { events, next }: EventsPage,
  part: ShownPart,
  rows: number,
  now: number,
  t: Translate,
): readonly EventsNode[] {
  const shown = events.filter(({ id }) => id > part.clearedUpTo && (part.pausedAt === null || id <= part.pausedAt));
  const nodes = shown.map((event) => eventNode(event, now, t));
  const last = events.at(-1);
  if (next === null || (last !== undefined && last.id <= part.clearedUpTo)) return nodes;
  if (rows + nodes.length >= mostRows) return [...nodes, endNode(t)];
  return [...nodes, moreNode(next, t)];
}

function eventNode(event: EventView, now: number, t: Translate): EventNode {
  return { kind: 'event', id: `event/${event.id}`, ...eventLine(event, now, t), expandable: false, event };
}

function moreNode(next: number, t: Translate): MoreEventsNode {
  return { kind: 'more', id: `more/${next}`, label: t('Load more'), offset: next, ...quiet };
}

function endNode(t: Translate): MessageNode {
  const label = t('These are the newest {0} events. Filter them to find older ones.', formatCount(mostRows));
  return { kind: 'message', id: 'end', label, command: null, ...quiet };
}

const quiet = { description: '', icon: 'ellipsis', tone: 'muted', expandable: false } as const;

/** The resources that an event touched, as far as it tells which. */
export function touchedKeys({ resources }: Pick<EventView, 'resources'>): readonly ResourceKey[] {
  return resources.flatMap(({ key }) => (key === null ? [] : [key]));
}
