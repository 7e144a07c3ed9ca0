/** What changed in a span of time. The view is there while something is shown in it. */
import * as vscode from 'vscode';
import {
  type ChangeGroupNode,
  type ChangesNode,
  type ChangesWindow,
  type ChangeView,
  changesChildren,
  countChanges,
  getChangesWindow,
  type MoreChangesNode,
} from '../../../../server/src/protocol/history.ts';
import { views } from '../../contributions.ts';
import type { ErrorReporter } from '../../errors/reporter.ts';
import { changeTooltip, countsText } from '../../flows/historyText.ts';
import type { Server } from '../../server.ts';
import { createTreeProvider } from '../provider.ts';
import { toTreeItem } from '../treeItem.ts';
import { changesItem } from './item.ts';

/** What a person asked to see. */
export interface AskedChanges {
  readonly since: string;
  readonly until: string | null;
  readonly accountIds: readonly string[] | null;
  /** The same in words, to stand above the list: `since yesterday`. */
  readonly words: string;
}

export interface ChangesView extends vscode.Disposable {
  /** Null: nothing was asked for, and there is no view. */
  readonly shown: AskedChanges | null;
  /** By account, region and type; else one list, newest first. */
  readonly grouped: boolean;
  readonly onDidChange: vscode.Event<void>;
  /** Shows the changes; again, it shows those that came meanwhile too. */
  show(asked: AskedChanges): Promise<void>;
  setGrouped(grouped: boolean): void;
  /** Asks again for what is shown. */
  reload(): void;
  close(): void;
  loadMore(node: MoreChangesNode): Promise<void>;
  /** The newest changes of a group. */
  changesOf(group: ChangeGroupNode): Promise<{ readonly changes: readonly ChangeView[]; readonly all: boolean }>;
}

const levels = ['account', 'region', 'type'] as const;

export function createChangesView(server: Server, errors: ErrorReporter): ChangesView {
  let shown: { readonly asked: AskedChanges; readonly window: ChangesWindow } | null = null;
  let grouped = true;
  const changed = new vscode.EventEmitter<void>();

  const provider = createTreeProvider<ChangesNode>({
    start: '',
    async fetch(parent, after, signal) {
      if (shown === null) return [];
      return server.request(changesChildren, { window: shown.window, groupBy: groupBy(), parent, after }, signal);
    },
    toItem: (node) => toTreeItem(changesItem(node), node),
    resolveTooltip: async (node) =>
      node.kind === 'change'
        ? new vscode.MarkdownString(changeTooltip(node.change, Date.now(), vscode.l10n.t))
        : undefined,
    isAvailable: () => server.state !== 'failed',
    noteError: (error) => errors.note(error, 'Changes'),
    fromMessage: (message) => message,
  });
  const view = vscode.window.createTreeView(views.changes, {
    treeDataProvider: provider,
    showCollapseAll: true,
    canSelectMany: true,
  });

  /** Of one account only, that account is no level. */
  function groupBy(): readonly (typeof levels)[number][] {
    if (!grouped) return [];
    return shown?.window.accountIds?.length === 1 ? levels.slice(1) : levels;
  }

  return {
    get shown() {
      return shown?.asked ?? null;
    },
    get grouped() {
      return grouped;
    },
    onDidChange: changed.event,
    async show(asked) {
      const { since, until, accountIds } = asked;
      const window = await server.request(getChangesWindow, { since, until, accountIds });
      const counts = countsText(await server.request(countChanges, { window }), vscode.l10n.t);
      shown = { asked, window };
      view.message =
        counts === null ? vscode.l10n.t('Nothing changed {0}.', asked.words) : `${capital(asked.words)}: ${counts}`;
      provider.refresh(null);
      changed.fire();
    },
    setGrouped(by) {
      grouped = by;
      provider.refresh(null);
      changed.fire();
    },
    reload: () => provider.refresh(null),
    close() {
      shown = null;
      provider.refresh(null);
      changed.fire();
    },
    async loadMore(node) {
      provider.changed(await provider.tree.loadMore(node));
    },
    async changesOf(group) {
      if (shown === null) return { changes: [], all: true };
      const { window } = shown;
      // The levels of the group itself and none below: its changes come as one list.
      const own = groupBy().slice(0, group.id.split('/').length - 1);
      const nodes = await server.request(changesChildren, { window, groupBy: own, parent: group.id, after: '' });
      return {
        changes: nodes.flatMap((node) => (node.kind === 'change' ? [node.change] : [])),
        all: nodes.at(-1)?.kind !== 'more',
      };
    },
    dispose() {
      changed.dispose();
      view.dispose();
      provider.dispose();
    },
  };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
