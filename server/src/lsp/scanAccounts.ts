import type { ScanSummary } from '../protocol/scan.ts';
import type { Jobs } from './jobs.ts';

/** Each scan has its own limits towards AWS; this one keeps their number in bounds where there are many accounts. */
const accountsAtOnce = 3;

/** Scans accounts whole, a few at once, each as a job of its own, so that each can be cancelled alone. */
export async function scanAccounts(
  jobs: Jobs,
  accountIds: readonly string[],
  signal: AbortSignal,
): Promise<ScanSummary> {
  const startedAt = performance.now();
  const queue = [...accountIds];
  const summaries: ScanSummary[] = [];
  async function work(): Promise<void> {
    for (let accountId = queue.shift(); accountId !== undefined; accountId = queue.shift()) {
      summaries.push(await jobs.run({ kind: 'account', accountId }, 'user', signal));
    }
  }
  await Promise.all(Array.from({ length: accountsAtOnce }, work));
  const rank = (accountId: string) => accountIds.indexOf(accountId);
  return {
    accounts: summaries.flatMap((summary) => summary.accounts).sort((a, b) => rank(a.accountId) - rank(b.accountId)),
    seconds: (performance.now() - startedAt) / 1000,
  };
}
