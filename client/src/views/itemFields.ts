/** What a tree shows of a node, as plain data: tested without VS Code. */
import type { ResourceKey } from '../../../server/src/core/inventory/resource.ts';
import type { ChangesNode } from '../../../server/src/protocol/history.ts';
import type { InventoryNode, SourceNode } from '../../../server/src/protocol/tree.ts';
import type { CommandId } from '../contributions.ts';
import { oneLine } from '../ui/text.ts';
import type { EventsNode } from './events/node.ts';

type AnyNode = SourceNode | InventoryNode | ChangesNode | EventsNode;

export interface ItemFields {
  readonly id: string;
  readonly label: string;
  readonly description: string;
  /** A codicon's name. */
  readonly icon: string;
  /** A theme colour's name; null: the text's. */
  readonly color: string | null;
  readonly expandable: boolean;
  /** What `when` clauses of menus look at. */
  readonly contextValue: string;
  /** Null: it is asked for when the mouse rests on the item. */
  readonly tooltip: string | null;
  /** What a screen reader says. */
  readonly spoken: string;
  readonly click: Click | null;
}

export type Click =
  | { readonly kind: 'document'; readonly key: ResourceKey }
  | { readonly kind: 'command'; readonly command: CommandId };

const colors: Readonly<Record<AnyNode['tone'], string | null>> = {
  normal: null,
  ok: 'testing.iconPassed',
  warning: 'list.warningForeground',
  error: 'list.errorForeground',
  busy: null,
  muted: 'disabledForeground',
};

/** The fields that all nodes fill in the same way. */
export function commonFields(
  node: AnyNode,
  own: { readonly contextValue: string; readonly tooltip?: string | null; readonly click?: Click | null },
): ItemFields {
  const label = oneLine(node.label);
  const description = oneLine(node.description);
  const spoken = description === '' ? label : `${label}, ${description}`;
  return {
    id: node.id,
    label,
    description,
    icon: iconOf(node),
    color: colors[node.tone],
    expandable: node.expandable,
    contextValue: own.contextValue,
    tooltip: own.tooltip === undefined ? spoken : own.tooltip,
    spoken,
    click: own.click ?? null,
  };
}

function iconOf(node: AnyNode): string {
  if (!/^[a-z0-9-]+(~spin)?$/.test(node.icon)) return 'circle-outline';
  return node.tone === 'busy' && node.icon === 'sync' ? 'sync~spin' : node.icon;
}
