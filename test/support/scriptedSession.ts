/** An AWS that answers from a script: no network, no emulator. */
import { AwsFailure, type AwsFailureKind } from '../../server/src/core/errors.ts';
import type { AwsSession, CallOptions } from '../../server/src/core/ports.ts';

export interface SentCall {
  /** `s3:ListBuckets`, by the SDK client's id. */
  readonly call: string;
  readonly region: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** An answer, or a list of pages; may throw. */
export type Script = (sent: SentCall, options: CallOptions) => unknown;

export class Pages {
  readonly pages: Iterable<unknown> | AsyncIterable<unknown>;
  constructor(pages: Iterable<unknown> | AsyncIterable<unknown>) {
    this.pages = pages;
  }
}

export interface ScriptedSession extends AwsSession {
  readonly sent: readonly SentCall[];
  readonly released: readonly string[];
  readonly isClosed: () => boolean;
}

export const testAccount = '123456789012';

/** Calls that the script has no answer for fail the test. */
export function scriptedSession(script: Readonly<Record<string, Script>>, accountId = testAccount): ScriptedSession {
  const sent: SentCall[] = [];
  const released: string[] = [];
  let closed = false;
  const answer = async (
    operation: { readonly service: { readonly id: string }; readonly action: string },
    input: unknown,
    options: CallOptions,
  ): Promise<unknown> => {
    const call = {
      call: `${operation.service.id}:${operation.action}`,
      region: options.region,
      input: input as SentCall['input'],
    };
    if (options.signal.aborted) throw awsFailure('cancelled', call.call);
    sent.push(call);
    const of = script[call.call];
    if (of === undefined) throw new Error(`No answer is scripted for ${call.call}`);
    return of(call, options);
  };
  return {
    accountId,
    partition: 'aws',
    arn: `arn:aws:sts::${accountId}:assumed-role/PantherAuditRole-us-east-1/panther-scan-alice`,
    endpoint: null,
    sent,
    released,
    isClosed: () => closed,
    call: async (operation, input, options) => (await answer(operation, input, options)) as never,
    pages: async function* (operation, input, options) {
      const result = await answer(operation, input, options);
      if (!(result instanceof Pages)) {
        yield result as never;
        return;
      }
      for await (const page of result.pages) yield page as never;
    },
    release: (region) => {
      released.push(region);
    },
    close: () => {
      closed = true;
    },
  };
}

export function awsFailure(kind: AwsFailureKind, call = 'test:Call', code: string = kind): AwsFailure {
  return new AwsFailure({
    kind,
    call,
    code,
    message: `${code} said by the script`,
    status: null,
    requestId: null,
    accountId: testAccount,
    region: 'us-east-1',
  });
}

export function fails(kind: AwsFailureKind, code?: string): Script {
  return ({ call }) => {
    throw awsFailure(kind, call, code);
  };
}
