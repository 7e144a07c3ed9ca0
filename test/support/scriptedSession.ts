/** An AWS that answers from a script: no network, no emulator. */
import { AwsFailure, type AwsFailureKind } from '../../server/src/core/errors.ts';
import type { AwsSession, CallOptions, Turn } from '../../server/src/core/ports.ts';

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
    call: (operation, input, options) => turnOf(options)(() => answer(operation, input, options)) as never,
    pages: async function* (operation, input, options) {
      const turn = turnOf(options);
      const first = await turn(async () => firstPage(await answer(operation, input, options)));
      if (!('rest' in first)) {
        yield first.page as never;
        return;
      }
      for (let next = first.next; next.done !== true; next = await turn(first.rest.next)) {
        yield next.value as never;
      }
    },
    release: (region) => {
      released.push(region);
    },
    close: () => {
      closed = true;
    },
  };
}

function turnOf({ turn }: CallOptions): Turn {
  return turn ?? ((send) => send());
}

interface Rest {
  readonly next: () => Promise<IteratorResult<unknown>>;
}

async function firstPage(
  result: unknown,
): Promise<{ readonly page: unknown } | { readonly next: IteratorResult<unknown>; readonly rest: Rest }> {
  if (!(result instanceof Pages)) return { page: result };
  const rest = insistent(result.pages);
  return { next: await rest.next(), rest };
}

/** A page that failed fails again: an iterator that threw would say that there are no more pages. */
function insistent(pages: Pages['pages']): Rest {
  const iterator = Symbol.asyncIterator in pages ? pages[Symbol.asyncIterator]() : pages[Symbol.iterator]();
  let failure: { readonly error: unknown } | null = null;
  return {
    next: async () => {
      if (failure !== null) throw failure.error;
      try {
        return await iterator.next();
      } catch (error) {
        failure = { error };
        throw error;
      }
    },
  };
}

export function awsFailure(
  kind: AwsFailureKind,
  call = 'test:Call',
  code: string = kind,
  message = `${code} said by the script`,
): AwsFailure {
  return new AwsFailure({
    kind,
    call,
    code,
    message,
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
