import { commonFields, type ItemFields } from '../itemFields.ts';
import { type EventsNode, touchedKeys } from './node.ts';

export function eventItem(node: EventsNode): ItemFields {
  switch (node.kind) {
    case 'event':
      return commonFields(node, {
        contextValue: touchedKeys(node.event).length > 0 ? 'event;resource' : 'event;other',
        tooltip: null,
        click: { kind: 'command', command: 'panther.event.open' },
      });
    case 'message':
      return node.command === null
        ? commonFields(node, { contextValue: 'message' })
        : commonFields(node, {
            contextValue: 'message;retry',
            click: { kind: 'command', command: 'panther.events.refresh' },
          });
    case 'more':
      return commonFields(node, { contextValue: 'more', click: { kind: 'command', command: 'panther.node.more' } });
  }
}
