/** What the server does unasked, until it closes. Each task ends at its own boundary here. */
import { eventsStatus } from '../app/events/eventsStatus.ts';
import { receiveEvents } from '../app/events/receive.ts';
import { keepIndexed } from '../app/resources/keepIndexed.ts';
import { runChecks } from '../app/schedule/runChecks.ts';
import { runDaily } from '../app/schedule/runDaily.ts';
import { watchStackSets } from '../app/stacksets/watchStackSets.ts';
import type { EditorSession, Session, WorkerSession } from './session.ts';

const pollEveryMs = 1000;
/** After a worker that crashed: long enough that one which always does costs little. */
const restartAfterMs = 30_000;

/** Of the editor's thread: tells the client of what changes, and sees to it that a worker runs where one is needed. */
export function startFollowing(session: EditorSession): void {
  const { app, notify, closing } = session;
  const watch = app.accountsFile.watch(() => notify.accounts());
  closing.addEventListener('abort', () => watch.dispose(), { once: true });
  if (app.storeProblem !== null) return;
  start(session, 'recover', () => app.store.recover(app.clock.now()));
  start(session, 'follow inventory', () => followInventory(session));
  start(session, 'text index', () => keepIndexed(session.app, session.closing));
  start(session, 'follow events', () => followEvents(session));
  if (session.options.background) start(session, 'keep the worker', () => keepWorker(session));
}

/** Of the worker. */
export function startUnasked(session: WorkerSession): void {
  if (session.app.storeProblem !== null) return;
  if (scansDaily(session)) start(session, 'daily scan', () => scanDaily(session));
  if (!session.options.background) return;
  start(session, 'events', () => receive(session));
  start(session, 'role checks', () => checkRoles(session));
  start(session, 'stack set', () => watchStackSets(session.app, session.closing));
}

function scansDaily({ options }: Session): boolean {
  return options.background && options.scanEveryHours > 0;
}

function start({ app, closing }: Session, task: string, work: () => Promise<void>): void {
  work().catch((error: unknown) => {
    if (closing.aborted) return;
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    app.log.error('background task ended', { task, error: text });
  });
}

/** Tells the client of what other windows and commands write. */
async function followInventory({ app, notify, closing }: Session): Promise<void> {
  let seen = await app.store.version();
  while (!closing.aborted) {
    await app.clock.delay(pollEveryMs, closing);
    const version = await app.store.version();
    if (version !== seen) notify.inventory(null);
    seen = version;
  }
}

/** Tells the client of events, whoever received them, and of how the connection does. */
async function followEvents({ app, notify, closing }: Session): Promise<void> {
  let seen = { version: -1, newest: await app.store.newestEvent(), status: '' };
  while (!closing.aborted) {
    await app.clock.delay(pollEveryMs, closing);
    const version = await app.store.version();
    const newest = version === seen.version ? seen.newest : await app.store.newestEvent();
    // What became of an event is written without a new one.
    if (newest > 0 && version !== seen.version && seen.version !== -1) notify.events({ upTo: newest });
    const status = await eventsStatus(app);
    const text = JSON.stringify(status);
    if (text !== seen.status) notify.eventsStatus(status);
    seen = { version, newest, status: text };
  }
}

async function receive({ app, notify, closing }: WorkerSession): Promise<void> {
  await receiveEvents(app, { signal: closing, onWritten: (accountId) => notify.inventory([accountId]) });
}

async function keepWorker({ app, worker, closing }: EditorSession): Promise<void> {
  while (!closing.aborted) {
    await worker.run();
    await app.clock.delay(restartAfterMs, closing);
  }
}

async function checkRoles({ app, notify, options, closing }: WorkerSession): Promise<void> {
  await runChecks(app, {
    everyHours: options.checkEveryHours,
    signal: closing,
    onBroken: (broken) => notify.rolesBroke(broken),
    onChecked: () => notify.inventory(null),
  });
}

async function scanDaily({ app, jobs, options, closing }: WorkerSession): Promise<void> {
  await runDaily(app, {
    everyHours: options.scanEveryHours,
    retention: options.history,
    signal: closing,
    scanAccount: (accountId) => jobs.run({ kind: 'account', accountId }, 'daily', closing),
  });
}
