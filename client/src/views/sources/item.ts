import type { SourceNode } from '../../../../server/src/protocol/tree.ts';
import { oneLine, sentences } from '../../ui/text.ts';
import { commonFields, type ItemFields } from '../itemFields.ts';

export function sourceItem(node: SourceNode): ItemFields {
  switch (node.kind) {
    case 'account': {
      const enabled = node.enabled ? 'enabled' : 'disabled';
      const work = node.scanning ? 'scanning' : 'idle';
      const detail = node.problem === null ? null : oneLine(sentences(node.problem.message, node.problem.hint), 600);
      return commonFields(node, {
        contextValue: `account;${enabled};${work}`,
        tooltip: withDetail(node, detail),
      });
    }
    case 'role':
      return commonFields(node, {
        contextValue: node.hint === null ? 'role;plain' : 'role;hint',
        tooltip: withDetail(node, node.hint),
      });
    case 'coverage':
      return commonFields(node, { contextValue: node.attention > 0 ? 'coverage;attention' : 'coverage;complete' });
    case 'cell':
      return commonFields(node, { contextValue: 'cell', tooltip: withDetail(node, node.reason) });
    case 'stackSet':
      return commonFields(node, {
        contextValue: `stackSet;${node.state};${node.attention > 0 ? 'attention' : 'complete'};${node.set}`,
      });
    case 'operation':
      return commonFields(node, {
        contextValue: `operation;${node.ended ? 'ended' : 'running'}`,
        click: { kind: 'command', command: 'panther.stackSet.operation' },
      });
    case 'stackSetAccount':
      return commonFields(node, { contextValue: 'stackSetAccount' });
    case 'stackInstance':
      return commonFields(node, {
        contextValue: node.reason === null ? 'stackInstance;plain' : 'stackInstance;reason',
        tooltip: withDetail(node, node.reason),
      });
    case 'message':
      return messageItem(node);
    case 'more':
      return commonFields(node, { contextValue: 'more', click: { kind: 'command', command: 'panther.node.more' } });
  }
}

function messageItem(node: Extract<SourceNode, { kind: 'message' }>): ItemFields {
  if (node.command === null) return commonFields(node, { contextValue: 'message' });
  const command = node.command === 'retry' ? 'panther.sources.refresh' : 'panther.accounts.open';
  return commonFields(node, { contextValue: `message;${node.command}`, click: { kind: 'command', command } });
}

function withDetail(node: SourceNode, detail: string | null): string {
  const line = node.description === '' ? node.label : `${node.label}: ${node.description}`;
  return detail === null || detail === '' ? line : `${line}\n\n${detail}`;
}
