import type { AccountProgress } from '../../protocol/scan.ts';
import type { Screen } from '../output/screen.ts';

export interface ProgressOn {
  onProgress(progress: AccountProgress): void;
  /** The accounts whose scans have ended are shown no more. */
  end(accountIds: readonly string[]): void;
}

const everyMs = 100;

/** Bars on the terminal, redrawn at most ten times a second. */
export function progressOn(screen: Screen, now: () => number): ProgressOn {
  const scans = new Map<string, AccountProgress>();
  let drawnAt = Number.NEGATIVE_INFINITY;

  function draw(): void {
    drawnAt = now();
    screen.progress([...scans.values()]);
  }

  return {
    onProgress: (progress) => {
      scans.set(progress.accountId, progress);
      if (now() - drawnAt >= everyMs || progress.done === progress.total) draw();
    },
    end: (accountIds) => {
      for (const accountId of accountIds) scans.delete(accountId);
      draw();
    },
  };
}
