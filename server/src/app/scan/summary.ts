/** What a scan tells at its end. */
import type { Account } from '../../core/accounts/account.ts';
import type { AwsFailure } from '../../core/errors.ts';
import { type Failure, failureOf, isCancellation } from '../../core/failure.ts';
import type { OutcomeKind } from '../../core/scan/cell.ts';
import type { AccountScanSummary } from '../../protocol/scan.ts';

/** A summary in the making. */
export interface Tally {
  scanId: string | null;
  problem: string | null;
  hint: string | null;
  cancelled: boolean;
  resources: number;
  created: number;
  modified: number;
  deleted: number;
  incomplete: number;
  regions: number;
  readonly cells: Record<OutcomeKind, number>;
}

export function emptyTally(): Tally {
  return {
    scanId: null,
    problem: null,
    hint: null,
    cancelled: false,
    resources: 0,
    created: 0,
    modified: 0,
    deleted: 0,
    incomplete: 0,
    regions: 0,
    cells: { ok: 0, denied: 0, unsupported: 0, throttled: 0, failed: 0, cancelled: 0 },
  };
}

export function summaryOf(account: Account, tally: Tally, ms: number): AccountScanSummary {
  return {
    accountId: account.id,
    name: account.name,
    label: account.label,
    ...tally,
    seconds: Math.round(ms / 100) / 10,
  };
}

/**
 * Notes why an account's scan did not begin, or ended early. Returns that; null: it was cancelled.
 * @throws the error when it is a fault of ours and nothing that a person could act on
 */
export function noteProblem(tally: Tally, error: unknown, signal: AbortSignal): Failure | null {
  if (signal.aborted || isCancellation(error)) {
    tally.cancelled = true;
    return null;
  }
  const failure = failureOf(error);
  if (failure === null) throw error;
  tally.problem = failure.message;
  tally.hint = failure.hint;
  return failure;
}

/** The credentials ended in the middle: what was read stays, and nothing was taken for gone. Returns why. */
export function noteStop(tally: Tally, failure: AwsFailure): Failure | null {
  const said = failureOf(failure);
  tally.problem = `The scan stopped early. ${said?.message ?? failure.message}`;
  tally.hint = said?.hint ?? null;
  return said;
}
