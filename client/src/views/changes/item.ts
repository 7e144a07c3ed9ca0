import type { ChangesNode } from '../../../../server/src/protocol/history.ts';
import { commonFields, type ItemFields } from '../itemFields.ts';

export function changesItem(node: ChangesNode): ItemFields {
  switch (node.kind) {
    case 'changeGroup':
      return commonFields(node, {
        contextValue: node.accountId === null ? 'changeGroup;other' : 'changeGroup;account',
      });
    case 'change':
      return commonFields(node, {
        contextValue: `change;${node.change.kind}`,
        tooltip: null,
        click: { kind: 'command', command: 'panther.change.open' },
      });
    case 'message':
      return commonFields(node, {
        contextValue: 'message;retry',
        click: { kind: 'command', command: 'panther.changes.refresh' },
      });
    case 'more':
      return commonFields(node, { contextValue: 'more', click: { kind: 'command', command: 'panther.node.more' } });
  }
}
