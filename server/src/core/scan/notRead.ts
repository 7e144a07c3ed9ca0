/** From the failure of a call to what a resource and a cell say about it. */
import { AppError, AwsFailure, type AwsFailureKind } from '../errors.ts';
import type { NotRead } from '../inventory/resource.ts';
import { cleanText } from '../inventory/text.ts';
import type { Outcome, Trouble } from './cell.ts';

const MAX_MESSAGE = 500;

const REASONS: Readonly<Record<AwsFailureKind, Exclude<NotRead['reason'], 'pending'>>> = {
  denied: 'denied',
  throttled: 'throttled',
  unsupported: 'unsupported',
  cancelled: 'cancelled',
  credentials: 'failed',
  notFound: 'failed',
  network: 'failed',
  malformed: 'failed',
  failed: 'failed',
};

export function notReadOf(failure: AwsFailure): NotRead {
  return { ...troubleOf(failure), reason: REASONS[failure.kind] };
}

/** The outcome of a cell that ended with this failure. */
export function outcomeOf(failure: AwsFailure): Outcome {
  const reason = REASONS[failure.kind];
  return reason === 'cancelled' ? { kind: 'cancelled' } : { kind: reason, ...troubleOf(failure) };
}

function troubleOf(failure: AwsFailure): Trouble {
  return {
    call: failure.call,
    code: cleanText(failure.code, 100),
    message: cleanText(failure.message, MAX_MESSAGE),
  };
}

/** True: the account's whole scan ends with this, not only a part of a resource. */
export function endsScan(error: unknown, signal: AbortSignal): boolean {
  if (signal.aborted || error instanceof AppError) return true;
  return error instanceof AwsFailure && (error.kind === 'credentials' || error.kind === 'cancelled');
}

/** One line for each call and code, however many parts of a resource it failed for. */
export function withoutRepeats(parts: readonly NotRead[]): readonly NotRead[] {
  const byCall = new Map(parts.map((part) => [`${part.call} ${part.code}`, part]));
  return [...byCall.values()].slice(0, 20);
}
