/** What the trees share: the paged nodes behind VS Code's data provider. */
import * as vscode from 'vscode';
import type { ChangesNode } from '../../../server/src/protocol/history.ts';
import type { InventoryNode, SourceNode } from '../../../server/src/protocol/tree.ts';
import { errorLine } from '../errors/userError.ts';
import { signalOf } from '../ui/cancellation.ts';
import type { EventsNode } from './events/node.ts';
import { createPagedTree, type PagedTree } from './pagedTree.ts';

type MessageNode = Extract<SourceNode, { kind: 'message' }>;
type AnyNode = SourceNode | InventoryNode | ChangesNode | EventsNode;
/** How the lists of a tree tell where their next page begins. */
type MarkOf<Node extends AnyNode> = Extract<Node, { kind: 'more' }>['offset'];

export interface TreeProvider<Node extends AnyNode> extends vscode.TreeDataProvider<Node>, vscode.Disposable {
  readonly tree: PagedTree<Node, MarkOf<Node>>;
  /** Asks again for what is shown below a node; null: for everything. Expansion and selection stay. */
  refresh(node: Node | null): void;
  /** Tells VS Code that a list was changed here. */
  changed(parent: Node | null): void;
}

export interface TreeParts<Node extends AnyNode> {
  /** The mark of a list's first page. */
  readonly start: MarkOf<Node>;
  fetch(parent: string | null, offset: MarkOf<Node>, signal: AbortSignal): Promise<readonly Node[]>;
  toItem(node: Node): vscode.TreeItem;
  resolveTooltip?(node: Node, signal: AbortSignal): Promise<vscode.MarkdownString | undefined>;
  /** False: the server cannot be had; the view is empty and says so in its welcome text. */
  isAvailable(): boolean;
  noteError(error: unknown): void;
  /** The kinds of all trees include messages; this says so to the compiler. */
  fromMessage(message: MessageNode): Node;
}

export function createTreeProvider<Node extends AnyNode>(parts: TreeParts<Node>): TreeProvider<Node> {
  const emitter = new vscode.EventEmitter<Node | undefined>();
  const tree = createPagedTree<Node, MarkOf<Node>>({
    start: parts.start,
    fetch: async (parent, offset, signal) => (parts.isAvailable() ? parts.fetch(parent, offset, signal) : []),
    failed(parent, error) {
      parts.noteError(error);
      if (!parts.isAvailable()) return null;
      return parts.fromMessage({
        kind: 'message',
        id: `${parent ?? ''}/failed`,
        label: errorLine(error) || vscode.l10n.t('Cancelled.'),
        description: '',
        icon: 'error',
        tone: 'error',
        expandable: false,
        command: 'retry',
      });
    },
  });

  return {
    tree,
    onDidChangeTreeData: emitter.event,
    getChildren: async (node) => [...(await tree.children(node ?? null))],
    getParent: (node) => tree.parentOf(node) ?? undefined,
    getTreeItem: parts.toItem,
    async resolveTreeItem(item, node, token) {
      const tooltip = await parts.resolveTooltip?.(node, signalOf(token));
      if (tooltip !== undefined) item.tooltip = tooltip;
      return item;
    },
    refresh(node) {
      tree.drop(node);
      emitter.fire(node ?? undefined);
    },
    changed: (parent) => emitter.fire(parent ?? undefined),
    dispose: () => emitter.dispose(),
  };
}
