import { scan } from '../app/scan/scan.ts';
import type { App } from '../compose.ts';
import { accountOfScope, type RunScan } from './jobs.ts';
import type { Notifier } from './notifier.ts';

/** How jobs scan: seen as running from the first moment (signing in takes its time), each write told to the client. */
export function runScanWith(app: App, notify: Notifier): RunScan {
  return async (scope, options) => {
    const accountId = accountOfScope(scope);
    const { accounts } = await app.accountsFile.read();
    const name = accounts.find((account) => account.id === accountId)?.name ?? accountId;
    options.onProgress({ accountId, name, done: 0, total: 0, found: 0, secondsLeft: null });
    return scan(app, scope, { ...options, onWritten: (written) => notify.inventory([written]) });
  };
}
