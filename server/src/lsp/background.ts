/** What the server does unasked, until it closes. Each task ends at its own boundary here. */
import { runDaily } from '../app/schedule/runDaily.ts';
import type { Session } from './session.ts';

const pollEveryMs = 1000;

export function startBackground(session: Session): void {
  const { app, notify, options, closing } = session;
  const watch = app.accountsFile.watch(() => notify.accounts());
  closing.addEventListener('abort', () => watch.dispose(), { once: true });
  if (app.storeProblem !== null) return;
  start(session, 'recover', () => app.store.recover(app.clock.now()));
  start(session, 'follow inventory', () => followInventory(session));
  if (options.background && options.scanEveryHours > 0) start(session, 'daily scan', () => scanDaily(session));
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

async function scanDaily({ app, jobs, options, closing }: Session): Promise<void> {
  await runDaily(app, {
    everyHours: options.scanEveryHours,
    signal: closing,
    scanAccount: (accountId) => jobs.run({ kind: 'account', accountId }, 'daily', closing),
  });
}
