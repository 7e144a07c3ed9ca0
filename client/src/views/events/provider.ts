/** The events of CloudTrail as they come in, newest first. */
import * as vscode from 'vscode';
import { type EventFilter, type EventsStatus, listEvents } from '../../../../server/src/protocol/events.ts';
import { views } from '../../contributions.ts';
import type { ErrorReporter } from '../../errors/reporter.ts';
import type { Memory } from '../../memory.ts';
import type { Overview } from '../../overview.ts';
import type { Server } from '../../server.ts';
import { formatCount } from '../../ui/text.ts';
import { createTreeProvider } from '../provider.ts';
import { toTreeItem } from '../treeItem.ts';
import { eventTooltip } from './eventText.ts';
import { eventFilterText, isFiltered, switchesOf, trimmedFilter } from './filterText.ts';
import { eventItem } from './item.ts';
import { type EventsNode, eventNodes, eventPageSize, type MoreEventsNode } from './node.ts';
import { type EventsState, stateMessage, stateWords } from './stateText.ts';

export interface EventsView extends vscode.Disposable {
  /** With the switches for reads and failures. */
  readonly filter: EventFilter;
  readonly paused: boolean;
  /** Whether a person sees it now. */
  readonly visible: boolean;
  readonly onDidChange: vscode.Event<void>;
  readonly onDidChangeVisibility: vscode.Event<unknown>;
  /** `switches`: `keep` those that are set, whatever the filter says. */
  setFilter(filter: EventFilter, switches: 'keep' | 'replace'): Promise<void>;
  /** New ones are only counted meanwhile. */
  setPaused(paused: boolean): Promise<void>;
  /** Hides what came in until now. */
  clear(): Promise<void>;
  /** Asks again for what is shown; of a paused list only how many came in meanwhile. */
  update(): Promise<void>;
  /** Asks again for what is shown, paused or not. */
  reload(): void;
  has(node: { readonly id: string }): boolean;
  loadMore(node: MoreEventsNode): Promise<void>;
  showStatus(status: EventsStatus | null): void;
  /** How many changes came in that nobody looked at. */
  showUnseen(unseen: number): void;
}

const everything: EventFilter = { reads: true, failures: true };

export function createEventsView(
  server: Server,
  memory: Memory,
  overview: Overview,
  errors: ErrorReporter,
): EventsView {
  const changed = new vscode.EventEmitter<void>();
  let clearedUpTo = 0;
  let pausedAt: number | null = null;
  let waiting: EventsState['waiting'] = null;
  let status: EventsStatus | null = null;
  let rows = 0;

  const provider = createTreeProvider<EventsNode>({
    start: 0,
    async fetch(parent, mark, signal) {
      if (parent !== null) return [];
      const newest = pausedAt === null ? null : pausedAt + 1;
      const before = mark === 0 ? newest : mark;
      const page = await server.request(
        listEvents,
        { filter: memory.eventFilter, before, limit: eventPageSize },
        signal,
      );
      if (mark === 0) rows = 0;
      const nodes = eventNodes(page, { clearedUpTo, pausedAt }, rows, Date.now(), vscode.l10n.t);
      rows += nodes.length;
      showState();
      return nodes;
    },
    toItem: (node) => toTreeItem(eventItem(node), node),
    resolveTooltip: async (node) =>
      node.kind === 'event'
        ? new vscode.MarkdownString(eventTooltip(node.event, Date.now(), vscode.l10n.t))
        : undefined,
    isAvailable: () => server.state !== 'failed',
    noteError: (error) => errors.note(error, 'Live Events'),
    fromMessage: (message) => message,
  });
  const view = vscode.window.createTreeView(views.events, { treeDataProvider: provider });

  function showState(): void {
    view.description = stateWords(status, vscode.l10n.t) ?? '';
    view.message = stateMessage({ status, waiting, filter: filterWords() }, rows === 0, vscode.l10n.t);
  }

  function filterWords(): string | null {
    const filter = memory.eventFilter;
    if (!isFiltered(filter)) return null;
    const accounts = overview.accounts?.accounts ?? [];
    const nameOf = (id: string) => accounts.find((account) => account.id === id)?.name ?? id;
    return eventFilterText(filter, nameOf, vscode.l10n.t);
  }

  /** Of all events, those that the filter hides too. */
  async function newestId(): Promise<number> {
    const { events } = await server.request(listEvents, { filter: everything, before: null, limit: 1 });
    return events[0]?.id ?? 0;
  }

  async function countWaiting(since: number): Promise<void> {
    const { events, next } = await server.request(listEvents, {
      filter: memory.eventFilter,
      before: null,
      limit: eventPageSize,
    });
    const count = events.filter(({ id }) => id > since).length;
    if (pausedAt !== since) return;
    waiting = { count, more: next !== null && count === events.length };
    showState();
  }

  return {
    get filter() {
      return memory.eventFilter;
    },
    get paused() {
      return pausedAt !== null;
    },
    get visible() {
      return view.visible;
    },
    onDidChange: changed.event,
    onDidChangeVisibility: view.onDidChangeVisibility,
    async setFilter(filter, switches) {
      const kept = switches === 'keep' ? switchesOf(memory.eventFilter) : {};
      await memory.setEventFilter(trimmedFilter({ ...filter, ...kept }));
      changed.fire();
      provider.refresh(null);
      showState();
      if (pausedAt !== null) await countWaiting(pausedAt);
    },
    async setPaused(paused) {
      pausedAt = paused ? await newestId() : null;
      waiting = paused ? { count: 0, more: false } : null;
      changed.fire();
      if (!paused) provider.refresh(null);
      showState();
    },
    async clear() {
      clearedUpTo = pausedAt ?? (await newestId());
      provider.refresh(null);
    },
    async update() {
      if (pausedAt === null) provider.refresh(null);
      else await countWaiting(pausedAt);
    },
    reload: () => provider.refresh(null),
    has: (node) => provider.tree.has(node.id),
    async loadMore(node) {
      provider.changed(await provider.tree.loadMore(node));
    },
    showStatus(now) {
      status = now;
      showState();
    },
    showUnseen(unseen) {
      view.badge = unseen === 0 ? undefined : { value: unseen, tooltip: unseenText(unseen) };
    },
    dispose() {
      changed.dispose();
      view.dispose();
      provider.dispose();
    },
  };
}

function unseenText(unseen: number): string {
  if (unseen >= eventPageSize) return vscode.l10n.t('{0} or more changes came in', formatCount(unseen));
  return unseen === 1 ? vscode.l10n.t('1 change came in') : vscode.l10n.t('{0} changes came in', unseen);
}
