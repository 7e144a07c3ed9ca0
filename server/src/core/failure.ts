/** Turns what was thrown into what a person reads: one sentence, where, and what to do. */
import { AppError, type AppErrorCode, AwsFailure, type AwsFailureKind } from './errors.ts';

export interface Failure {
  readonly code: AppErrorCode;
  readonly message: string;
  /** What to do about it, one imperative sentence; null: nothing that we know of. */
  readonly hint: string | null;
  readonly accountId: string | null;
  readonly region: string | null;
  readonly file: string | null;
  /** 1-based. */
  readonly line: number | null;
  readonly column: number | null;
}

/** Null: the error is a bug, not something that a user is meant to read. */
export function failureOf(error: unknown): Failure | null {
  if (error instanceof AppError) {
    const { hint, accountId, region, file, line, column } = error.fields;
    return {
      code: error.code,
      message: error.message,
      hint: hint ?? null,
      accountId: accountId ?? null,
      region: region ?? null,
      file: file ?? null,
      line: line ?? null,
      column: column ?? null,
    };
  }
  if (error instanceof AwsFailure) {
    // The credentials' own error says which profile it was, and what to run.
    if (error.cause instanceof AppError) return failureOf(error.cause);
    const { code, message, hint } = awsSentence(error);
    const { accountId, region } = error;
    return { code, message, hint, accountId, region, file: null, line: null, column: null };
  }
  return null;
}

/** True for what is thrown when work was stopped on purpose. */
export function isCancellation(error: unknown): boolean {
  if (error instanceof AppError) return error.code === 'CANCELLED';
  if (error instanceof AwsFailure) return error.kind === 'cancelled';
  return error instanceof Error && error.name === 'AbortError';
}

interface Sentence {
  readonly code: AppErrorCode;
  readonly message: string;
  readonly hint: string | null;
}

const sentences: Readonly<Record<AwsFailureKind, (failure: AwsFailure) => Sentence>> = {
  denied: (failure) => ({
    code: 'AWS',
    message: `AWS refused ${said(failure)}`,
    hint: `Allow ${failure.call} to the role or the user that calls.`,
  }),
  throttled: (failure) => ({
    code: 'AWS',
    message: `AWS got too many calls of ${said(failure)}`,
    hint: 'Try again in a minute.',
  }),
  credentials: (failure) => (isAboutTime(failure) ? wrongClock(failure) : badCredentials(failure)),
  unsupported: (failure) => ({
    code: 'AWS',
    message: `The region does not offer ${said(failure)}`,
    hint: 'Check that the region exists and is enabled in the account.',
  }),
  notFound: (failure) => ({
    code: 'NOT_FOUND',
    message: `AWS did not find what was asked of ${said(failure)}`,
    hint: 'Scan the account again: it may have been deleted.',
  }),
  network: (failure) => ({
    code: 'NETWORK',
    message: `AWS did not answer ${said(failure)}`,
    hint: 'Check the connection, the proxy (HTTPS_PROXY) and its certificate (NODE_EXTRA_CA_CERTS).',
  }),
  malformed: (failure) => ({
    code: 'NETWORK',
    message: `The answer to ${failure.call} did not come from AWS`,
    hint: 'A proxy may have answered with a page of its own: check HTTPS_PROXY and AWS_ENDPOINT_URL.',
  }),
  cancelled: (failure) => ({ code: 'CANCELLED', message: `Cancelled: ${failure.call}`, hint: null }),
  failed: (failure) => ({ code: 'AWS', message: `AWS could not do ${said(failure)}`, hint: null }),
};

function badCredentials(failure: AwsFailure): Sentence {
  return {
    code: 'CREDENTIALS',
    message: `The credentials are missing, invalid or expired, so AWS refused ${said(failure)}`,
    hint: 'Sign in again, for example with `aws sso login --profile <profile>`, or choose another profile.',
  };
}

function wrongClock(failure: AwsFailure): Sentence {
  return {
    code: 'CREDENTIALS',
    message: `The clock of this machine differs from AWS's, so AWS refused ${said(failure)}`,
    hint: 'Set the clock of this machine, then try again.',
  };
}

/** Requests are signed with the time, and taken for five minutes. */
function isAboutTime({ code, message }: AwsFailure): boolean {
  return /^Request(?:TimeTooSkewed|InTheFuture)$/.test(code) || /signature (?:expired|not yet current)/i.test(message);
}

function awsSentence(failure: AwsFailure): Sentence {
  return sentences[failure.kind](failure);
}

function said(failure: AwsFailure): string {
  const detail = [failure.code, failure.message].filter((part) => part !== '').join(', ');
  return detail === '' ? failure.call : `${failure.call}: ${detail}`;
}
