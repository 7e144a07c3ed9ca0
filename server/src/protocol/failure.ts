/** What the `data` of a ResponseError holds, for every error that a user is meant to read; its message is the error's. */
import type { Failure } from '../core/failure.ts';

export type FailureData = Omit<Failure, 'message'>;
