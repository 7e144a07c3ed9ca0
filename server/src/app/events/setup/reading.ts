/** Reads what a check of the set-up needs, at the pace that AWS allows. */
import type { Region } from '../../../core/accounts/account.ts';
import type { Operation } from '../../../core/catalog/service.ts';
import { AwsFailure } from '../../../core/errors.ts';
import type { Known } from '../../../core/events/setup/facts.ts';
import { failureOf } from '../../../core/failure.ts';
import type { AwsSession } from '../../../core/ports.ts';
import { type AnyOperation, createCaller } from '../../../core/scan/caller.ts';
import type { AppContext } from '../../context.ts';

export interface Reading {
  readonly session: AwsSession;
  /** @throws AwsFailure, or the signal's reason */
  call<Input extends object, Output>(
    operation: Operation<Input, Output>,
    input: NoInfer<Input>,
    region: Region,
  ): Promise<Output>;
  pages<Input extends object, Output>(
    operation: Operation<Input, Output>,
    input: NoInfer<Input>,
    region: Region,
  ): Promise<readonly Output[]>;
  /** What went wrong is a fact too, unless it is that somebody cancelled. */
  known<T>(read: () => Promise<T>): Promise<Known<T>>;
}

export function createReading({ pace, clock }: AppContext, session: AwsSession, signal: AbortSignal): Reading {
  const caller = createCaller({ session, pace, clock, signal, lane: () => 'user' });
  return {
    session,
    call: async <Input extends object, Output>(operation: Operation<Input, Output>, input: Input, region: Region) =>
      // The caller takes any operation, and gives what that one's answer is.
      (await caller.call(operation as AnyOperation, input, region)) as Output,
    pages: async <Input extends object, Output>(operation: Operation<Input, Output>, input: Input, region: Region) => {
      const pages: Output[] = [];
      for await (const { page } of caller.pages(operation as AnyOperation, input, region)) pages.push(page as Output);
      return pages;
    },
    known: async (read) => {
      try {
        return { value: await read() };
      } catch (error) {
        signal.throwIfAborted();
        if (!(error instanceof AwsFailure) || error.kind === 'cancelled') throw error;
        return { problem: failureOf(error)?.message ?? error.message };
      }
    },
  };
}

/** Null where AWS says that there is no such thing. */
export async function unlessMissing<T>(read: () => Promise<T>, codes: RegExp): Promise<T | null> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof AwsFailure && (error.kind === 'notFound' || codes.test(error.code))) return null;
    throw error;
  }
}
