/**
 * The scans that run in this process, by account. An account is never scanned whole twice at once: who asks for it
 * while it runs waits for the same scan. A scan is aborted when nobody waits for it any more, or by cancel().
 */
import type { ScanKind } from '../core/ports.ts';
import { type Lane, laneOf, moreUrgent } from '../core/scan/lanes.ts';
import type { AccountProgress, Activity, ScanScope, ScanSummary } from '../protocol/scan.ts';

export type OneAccountScope = Exclude<ScanScope, { readonly kind: 'all' }>;

export type RunScan = (
  scope: OneAccountScope,
  options: {
    readonly kind: ScanKind;
    /** That of the most urgent who waits: who asks for a daily scan that runs need not wait in its lane. */
    readonly lane: () => Lane;
    readonly signal: AbortSignal;
    readonly onProgress: (progress: AccountProgress) => void;
  },
) => Promise<ScanSummary>;

export interface Jobs {
  /** @throws the signal's reason when it aborts */
  run(scope: OneAccountScope, kind: ScanKind, signal: AbortSignal): Promise<ScanSummary>;
  /** Null: all that run. */
  cancel(accountId: string | null): void;
  activity(): Activity;
  /** Resolves when all that run now have ended. */
  ended(): Promise<void>;
}

interface Job {
  readonly accountId: string;
  readonly whole: boolean;
  readonly controller: AbortController;
  readonly ended: Promise<ScanSummary>;
  waiting: number;
  lane: Lane;
}

export function createJobs(scan: RunScan, changed: (activity: Activity) => void): Jobs {
  const running = new Map<Job, AccountProgress | null>();

  function activity(): Activity {
    return { scans: [...running.values()].filter((progress) => progress !== null) };
  }

  function start(scope: OneAccountScope, kind: ScanKind): Job {
    const controller = new AbortController();
    const ended = Promise.resolve()
      .then(() =>
        scan(scope, {
          kind,
          lane: () => job.lane,
          signal: controller.signal,
          onProgress: (progress) => {
            running.set(job, progress);
            changed(activity());
          },
        }),
      )
      .finally(() => {
        running.delete(job);
        changed(activity());
      });
    const job: Job = {
      accountId: accountOfScope(scope),
      whole: scope.kind === 'account',
      controller,
      ended,
      waiting: 0,
      lane: laneOf(kind),
    };
    running.set(job, null);
    return job;
  }

  async function wait(job: Job, signal: AbortSignal): Promise<ScanSummary> {
    const left = Promise.withResolvers<never>();
    const leave = () => {
      job.waiting -= 1;
      // The last one to leave sees the scan to its end, so that the answer comes when nothing runs any more.
      if (job.waiting === 0) job.controller.abort(signal.reason);
      else left.reject(signal.reason);
    };
    job.waiting += 1;
    signal.addEventListener('abort', leave, { once: true });
    try {
      const summary = await Promise.race([job.ended, left.promise]);
      signal.throwIfAborted();
      return summary;
    } finally {
      signal.removeEventListener('abort', leave);
    }
  }

  return {
    activity,
    ended: async () => {
      await Promise.allSettled([...running.keys()].map((job) => job.ended));
    },
    run: async (scope, kind, signal) => {
      signal.throwIfAborted();
      const same = [...running.keys()].find(
        (job) =>
          scope.kind === 'account' && job.whole && job.accountId === scope.accountId && !job.controller.signal.aborted,
      );
      if (same !== undefined) same.lane = moreUrgent(same.lane, laneOf(kind));
      return wait(same ?? start(scope, kind), signal);
    },
    cancel: (accountId) => {
      for (const job of running.keys()) {
        if (accountId === null || job.accountId === accountId) job.controller.abort();
      }
    },
  };
}

export function accountOfScope(scope: OneAccountScope): string {
  return scope.kind === 'resource' ? scope.key.accountId : scope.accountId;
}
