/** The progress of several accounts' scans as one. Pure. */
import type { AccountProgress } from '../../server/src/protocol/scan.ts';
import { formatCount, formatSeconds, type Translate } from './ui/text.ts';

export interface ScanProgress {
  /** Whole, 0 to 99: 100 is when the answer is there. */
  readonly percent: number;
  readonly message: string;
}

export function scanProgress(scans: readonly AccountProgress[], t: Translate): ScanProgress {
  const done = sum(scans, (scan) => scan.done);
  const total = sum(scans, (scan) => scan.total);
  const percent = total === 0 ? 0 : Math.min(99, Math.floor((done / total) * 100));
  const names = scans.map((scan) => scan.name).join(', ');
  const count = sum(scans, (scan) => scan.found);
  const found = count === 1 ? t('1 resource found') : t('{0} resources found', formatCount(count));
  const estimates = scans.map((scan) => scan.secondsLeft).filter((seconds) => seconds !== null);
  const left = estimates.length === scans.length && scans.length > 0 ? Math.max(...estimates) : null;
  const rest = left === null ? '' : ` · ${t('{0} left', formatSeconds(Math.round(left)))}`;
  return { percent, message: `${names} · ${percent} % · ${found}${rest}` };
}

function sum(scans: readonly AccountProgress[], of: (scan: AccountProgress) => number): number {
  return scans.reduce((total, scan) => total + of(scan), 0);
}
