/** The thread that talks to AWS: signs in, scans, deploys. Its client is the thread that talks to the editor. */
import type { Connection } from 'vscode-languageserver/node';
import type { AppContext } from '../../app/context.ts';
import type { Activity } from '../../protocol/scan.ts';
import { startUnasked } from '../background.ts';
import { createJobs } from '../jobs.ts';
import { listen } from '../lifecycle.ts';
import { workerMethods } from '../methods.ts';
import type { Notifier } from '../notifier.ts';
import { runScanWith } from '../runScan.ts';
import type { WorkerSession } from '../session.ts';

/** Scans write how far they came; one that hangs is found interrupted by the next process. */
const lastWordsMs = 700;

/** `overrides` replaces adapters, for tests. Listens at once. */
export function startWorker(connection: Connection, overrides: Partial<AppContext> = {}): void {
  listen<WorkerSession>(
    connection,
    {
      capabilities: () => ({}),
      open: (session) => ({
        ...session,
        jobs: createJobs(runScanWith(session.app, session.notify), activityTeller(session.notify)),
      }),
      methods: workerMethods,
      begin: startUnasked,
      end: async ({ app, jobs }) => {
        await Promise.race([jobs.ended(), app.clock.delay(lastWordsMs, new AbortController().signal)]);
      },
    },
    overrides,
  );
}

/** Progress is told now and then. That a scan begins or ends is told at once, before its request is answered. */
function activityTeller({ activity: tell }: Notifier): (activity: Activity) => void {
  let running = 0;
  return (activity) => {
    const isNews = activity.scans.length !== running;
    running = activity.scans.length;
    if (isNews) tell.now(activity);
    else tell(activity);
  };
}
