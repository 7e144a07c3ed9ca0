/** Follows the events that come in: keeps the list true, counts what nobody looked at, and tells of what was asked for. */
import * as vscode from 'vscode';
import {
  type EventView,
  eventsChanged,
  eventsStatusChanged,
  getEventsStatus,
  listEvents,
} from '../../server/src/protocol/events.ts';
import { views } from './contributions.ts';
import type { Panther } from './panther.ts';
import { readSetting } from './settings.ts';
import { debounce } from './timing.ts';
import { showInformation } from './ui/messages.ts';
import { isChange, isWanted, newsText } from './views/events/news.ts';
import { eventPageSize } from './views/events/node.ts';

const settleMs = 100;
const mostMs = 400;
/** Between two notifications: what comes meanwhile is told in one. */
const quietMs = 5000;

export function watchEvents(panther: Panther): vscode.Disposable {
  const { server, events, overview, errors } = panther;
  const inBackground = (work: Promise<unknown>) => {
    work.catch((error: unknown) => errors.note(error, 'Live Events'));
  };
  /** The newest event when somebody last looked; null: nothing was heard yet. */
  let looked: number | null = null;
  /** The newest event that was looked through for what is to be told. */
  let toldUpTo: number | null = null;
  let newest = 0;
  /** The ids of what is to be told. */
  const news = new Set<number>();

  async function read(): Promise<void> {
    const { events: recent } = await server.request(listEvents, { filter: {}, before: null, limit: eventPageSize });
    newest = Math.max(newest, recent[0]?.id ?? 0);
    // What was there before this window is nobody's news.
    looked = events.visible ? newest : (looked ?? newest);
    const since = looked;
    events.showUnseen(recent.filter((event) => event.id > since && isChange(event)).length);
    collectNews(recent);
  }

  function collectNews(recent: readonly EventView[]): void {
    const after = toldUpTo ?? newest;
    toldUpTo = newest;
    const wanted = readSetting('panther.events.notify').filter((one) => typeof one === 'string');
    if (wanted.length === 0) return;
    const fresh = recent.filter((event) => event.id > after && isChange(event) && isWanted(event, wanted));
    if (fresh.length === 0) return;
    for (const { id } of fresh) news.add(id);
    tell();
  }

  const tell = debounce(
    () => {
      const ids = new Set(news);
      news.clear();
      inBackground(report(ids));
    },
    quietMs,
    quietMs,
  );

  /** As they are by now: what became of them is known, and what changed nothing is no news. */
  async function report(ids: ReadonlySet<number>): Promise<void> {
    const asked = { filter: {}, before: Math.max(...ids) + 1, limit: eventPageSize };
    const { events: known } = await server.request(listEvents, asked);
    const told = known.filter((event) => ids.has(event.id) && isChange(event));
    if (told.length > 0) await offer(newsText(told, vscode.l10n.t));
  }

  const catchUp = debounce(
    () => {
      if (server.state !== 'running') return;
      inBackground(events.update());
      inBackground(read());
    },
    settleMs,
    mostMs,
  );

  return vscode.Disposable.from(
    tell,
    catchUp,
    server.on(eventsChanged, ({ upTo }) => {
      newest = Math.max(newest, upTo);
      catchUp();
    }),
    server.on(eventsStatusChanged, (status) => overview.setEvents(status)),
    server.onDidChangeState((state) => {
      if (state === 'running') inBackground(server.request(getEventsStatus, null).then(overview.setEvents));
      else overview.setEvents(null);
      if (state === 'running') catchUp();
      if (state === 'failed') events.reload();
    }),
    overview.onDidChange(() => events.showStatus(overview.events)),
    events.onDidChangeVisibility(() => {
      if (!events.visible) return;
      looked = newest;
      events.showUnseen(0);
    }),
  );
}

async function offer(text: string): Promise<void> {
  const show = vscode.l10n.t('Show Live Events');
  if ((await showInformation(text, [show])) === show) {
    await vscode.commands.executeCommand(`${views.events}.focus`);
  }
}
