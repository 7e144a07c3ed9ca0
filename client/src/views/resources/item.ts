import type { GroupNode, InventoryNode } from '../../../../server/src/protocol/tree.ts';
import { commonFields, type ItemFields } from '../itemFields.ts';

export function resourceItem(node: InventoryNode): ItemFields {
  switch (node.kind) {
    case 'group':
      return commonFields(node, { contextValue: `group;${coverage(node)}` });
    case 'resource':
      return commonFields(node, {
        contextValue: 'resource',
        tooltip: null,
        click: { kind: 'document', key: node.key },
      });
    case 'message':
      return messageItem(node);
    case 'more':
      return commonFields(node, { contextValue: 'more', click: { kind: 'command', command: 'panther.node.more' } });
  }
}

/** What a scan from a group covers. */
function coverage(group: GroupNode): 'type' | 'region' | 'account' | 'other' {
  if (group.accountId === null) return 'other';
  if (group.type !== null) return 'type';
  return group.region === null ? 'account' : 'region';
}

function messageItem(node: Extract<InventoryNode, { kind: 'message' }>): ItemFields {
  if (node.command === null) return commonFields(node, { contextValue: 'message' });
  const command = node.command === 'retry' ? 'panther.resources.refresh' : 'panther.accounts.open';
  return commonFields(node, { contextValue: `message;${node.command}`, click: { kind: 'command', command } });
}
