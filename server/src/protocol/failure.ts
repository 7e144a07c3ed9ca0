/** What the `data` of a ResponseError holds, for every error that a user is meant to read. */
import type { AppErrorCode } from '../core/errors.ts';

export interface FailureData {
  readonly code: AppErrorCode;
  /** What to do about it, one imperative sentence; null: nothing that we know of. */
  readonly hint: string | null;
  readonly accountId: string | null;
  readonly region: string | null;
  readonly file: string | null;
  /** 1-based. */
  readonly line: number | null;
  readonly column: number | null;
}
