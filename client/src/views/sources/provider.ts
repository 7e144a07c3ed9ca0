import * as vscode from 'vscode';
import { type SourceNode, sourceChildren } from '../../../../server/src/protocol/tree.ts';
import { views } from '../../contributions.ts';
import type { ErrorReporter } from '../../errors/reporter.ts';
import type { Server } from '../../server.ts';
import { createTreeProvider } from '../provider.ts';
import { toTreeItem } from '../treeItem.ts';
import { sourceItem } from './item.ts';

export interface SourcesView extends vscode.Disposable {
  /** Null: all of it. */
  refresh(node: SourceNode | null): void;
  /** Whether the node is one of this tree's. */
  has(node: { readonly id: string }): boolean;
  loadMore(node: Extract<SourceNode, { kind: 'more' }>): Promise<void>;
  /** The number of accounts that need attention, and why the background is quiet if it is. */
  show(state: { readonly attention: number; readonly message: string }): void;
}

export function createSourcesView(server: Server, errors: ErrorReporter): SourcesView {
  const provider = createTreeProvider<SourceNode>({
    start: 0,
    fetch: (parent, offset, signal) => server.request(sourceChildren, { parent, offset }, signal),
    toItem: (node) => toTreeItem(sourceItem(node), node),
    isAvailable: () => server.state !== 'failed',
    noteError: (error) => errors.note(error, 'Sources'),
    fromMessage: (message) => message,
  });
  const view = vscode.window.createTreeView(views.sources, {
    treeDataProvider: provider,
    showCollapseAll: true,
    canSelectMany: false,
  });
  return {
    refresh: (node) => provider.refresh(node?.kind === 'message' ? provider.tree.parentOf(node) : node),
    has: (node) => provider.tree.has(node.id),
    async loadMore(node) {
      provider.changed(await provider.tree.loadMore(node));
    },
    show({ attention, message }) {
      view.message = message;
      view.badge =
        attention === 0
          ? undefined
          : {
              value: attention,
              tooltip:
                attention === 1
                  ? vscode.l10n.t('1 account needs attention')
                  : vscode.l10n.t('{0} accounts need attention', attention),
            };
    },
    dispose() {
      view.dispose();
      provider.dispose();
    },
  };
}
