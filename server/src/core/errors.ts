/** Errors that a user is meant to read: what failed, where, and what to do. */

export type AppErrorCode =
  | 'BAD_INPUT'
  | 'ACCOUNTS_FILE'
  | 'NOT_FOUND'
  | 'CREDENTIALS'
  | 'WRONG_ACCOUNT'
  | 'ROLE'
  /** It takes the id of the master account's organization. */
  | 'ORGANIZATION'
  | 'AWS'
  | 'NETWORK'
  | 'STACK'
  | 'STORE'
  | 'BUSY'
  /** It took too long, or too much. */
  | 'LIMIT'
  | 'CANCELLED'
  | 'ENVIRONMENT';

export interface AppErrorFields {
  readonly accountId?: string;
  readonly region?: string;
  readonly file?: string;
  /** 1-based. */
  readonly line?: number;
  readonly column?: number;
  /** What to do about it, one imperative sentence. */
  readonly hint?: string;
  readonly cause?: unknown;
}

/** The variable part of the message comes last, after a colon. */
export class AppError extends Error {
  readonly code: AppErrorCode;
  readonly fields: AppErrorFields;

  constructor(code: AppErrorCode, message: string, fields: AppErrorFields = {}) {
    super(message, fields.cause === undefined ? undefined : { cause: fields.cause });
    this.name = 'AppError';
    this.code = code;
    this.fields = fields;
  }
}

/** How an AWS call failed. The adapter decides by HTTP status and code, never by the error's class alone. */
export type AwsFailureKind =
  /** The caller may not do this. */
  | 'denied'
  /** Too many calls. */
  | 'throttled'
  /** Credentials are expired, invalid or missing. */
  | 'credentials'
  /** The region does not have the service, is not enabled, or does not know the operation. */
  | 'unsupported'
  /** What was asked for does not exist. */
  | 'notFound'
  /** No answer: DNS, connection, TLS, time-out. */
  | 'network'
  /** The answer is not what the service sends (HTML from a proxy, half a document). */
  | 'malformed'
  | 'cancelled'
  | 'failed';

export class AwsFailure extends Error {
  readonly kind: AwsFailureKind;
  /** `s3:GetBucketPolicy`. */
  readonly call: string;
  readonly code: string;
  readonly status: number | null;
  readonly requestId: string | null;
  readonly accountId: string | null;
  readonly region: string;

  constructor(fields: {
    readonly kind: AwsFailureKind;
    readonly call: string;
    readonly code: string;
    readonly message: string;
    readonly status: number | null;
    readonly requestId: string | null;
    readonly accountId: string | null;
    readonly region: string;
    readonly cause?: unknown;
  }) {
    super(fields.message, { cause: fields.cause });
    this.name = 'AwsFailure';
    this.kind = fields.kind;
    this.call = fields.call;
    this.code = fields.code;
    this.status = fields.status;
    this.requestId = fields.requestId;
    this.accountId = fields.accountId;
    this.region = fields.region;
  }
}
