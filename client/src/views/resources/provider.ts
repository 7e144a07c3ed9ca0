import * as vscode from 'vscode';
import type { ResourceKey } from '../../../../server/src/core/inventory/resource.ts';
import { getDetails } from '../../../../server/src/protocol/resources.ts';
import {
  countResources,
  type InventoryNode,
  pathToResource,
  resourceChildren,
  type TreeFilter,
  type TreeShape,
} from '../../../../server/src/protocol/tree.ts';
import { views } from '../../contributions.ts';
import type { ErrorReporter } from '../../errors/reporter.ts';
import type { Memory } from '../../memory.ts';
import type { Server } from '../../server.ts';
import { readSetting } from '../../settings.ts';
import { createTreeProvider } from '../provider.ts';
import { toTreeItem } from '../treeItem.ts';
import { filterText } from './filterText.ts';
import { resourceItem } from './item.ts';
import { isGroupBy, treeShape } from './shape.ts';
import { resourceTooltip } from './tooltip.ts';

export interface ResourcesView extends vscode.Disposable {
  readonly filter: TreeFilter | null;
  readonly shape: TreeShape;
  readonly onDidChangeFilter: vscode.Event<void>;
  setFilter(filter: TreeFilter | null): Promise<void>;
  /** Null: all of it. */
  refresh(node: InventoryNode | null): void;
  loadMore(node: Extract<InventoryNode, { kind: 'more' }>): Promise<void>;
  /** Selects a resource in the tree. False: the tree does not have it, the filter may hide it. */
  reveal(key: ResourceKey, options: { readonly focus: boolean }): Promise<boolean>;
  /** Puts the filter and its counts above the tree. */
  refreshMessage(): Promise<void>;
}

export function createResourcesView(server: Server, memory: Memory, errors: ErrorReporter): ResourcesView {
  const provider = createTreeProvider<InventoryNode>({
    start: 0,
    fetch: (parent, offset, signal) =>
      server.request(resourceChildren, { shape: currentShape(), parent, offset }, signal),
    toItem: (node) => toTreeItem(resourceItem(node), node),
    resolveTooltip: tooltip,
    isAvailable: () => server.state !== 'failed',
    noteError: (error) => errors.note(error, 'Resources'),
    fromMessage: (message) => message,
  });
  const view = vscode.window.createTreeView(views.resources, {
    treeDataProvider: provider,
    showCollapseAll: true,
    canSelectMany: true,
  });

  const filterChanged = new vscode.EventEmitter<void>();

  function currentShape(): TreeShape {
    const by = readSetting('panther.resources.groupBy');
    return treeShape(isGroupBy(by) ? by : 'account', memory.filter);
  }

  async function tooltip(node: InventoryNode, signal: AbortSignal): Promise<vscode.MarkdownString | undefined> {
    if (node.kind !== 'resource') return undefined;
    const details = await server.request(getDetails, node.key, signal);
    if (details === null) return undefined;
    return new vscode.MarkdownString(resourceTooltip(details, Date.now(), vscode.l10n.t));
  }

  async function refreshMessage(): Promise<void> {
    const { filter } = memory;
    if (filter === null) {
      view.message = '';
      return;
    }
    view.message = filterText(filter, null, vscode.l10n.t);
    const counts = await server.request(countResources, { filter });
    // Another filter may have been set meanwhile.
    if (memory.filter === filter || JSON.stringify(memory.filter) === JSON.stringify(filter)) {
      // VS Code shows no welcome, which says how to clear the filter, while there is a message.
      view.message = counts.shown === 0 ? '' : filterText(filter, counts, vscode.l10n.t);
    }
  }

  return {
    get filter() {
      return memory.filter;
    },
    get shape() {
      return currentShape();
    },
    onDidChangeFilter: filterChanged.event,
    async setFilter(filter) {
      await memory.setFilter(filter);
      filterChanged.fire();
      provider.refresh(null);
      await refreshMessage();
    },
    refresh: (node) => provider.refresh(node?.kind === 'message' ? provider.tree.parentOf(node) : node),
    async loadMore(node) {
      provider.changed(await provider.tree.loadMore(node));
    },
    async reveal(key, { focus }) {
      const nodes = await server.request(pathToResource, { shape: currentShape(), key });
      const { path, changed } = await provider.tree.adopt(nodes);
      const node = path.at(-1);
      if (node === undefined) return false;
      if (changed) provider.changed(null);
      await view.reveal(node, { select: true, focus, expand: false });
      return true;
    },
    refreshMessage,
    dispose() {
      filterChanged.dispose();
      view.dispose();
      provider.dispose();
    },
  };
}
