/** Makes the calls of one account's scan, at the pace that AWS allows. */
import type { Region } from '../accounts/account.ts';
import type { Operation } from '../catalog/service.ts';
import type { AwsFailure } from '../errors.ts';
import type { AwsSession, Clock } from '../ports.ts';
import { failureOf } from './failure.ts';
import type { Lane } from './lanes.ts';
import type { Pace } from './pace.ts';
import { createRetries, type Retries } from './retries.ts';
import { durationText } from './timeLimit.ts';

/** Which operation; a list, a detail or a lookup of the catalogue is one. */
export type AnyOperation = Operation<object, unknown>;

/** How a list that is throttled before it gave anything goes on: a cell is put back, and its place given to another. */
export type Patience = 'wait' | 'putBack';

export interface Caller {
  /** @throws AwsFailure, or the signal's reason */
  call(operation: AnyOperation, input: object, region: Region): Promise<unknown>;
  /**
   * Pages with the time at which each was asked for. Pages that end though the last one has a token for another (a
   * service that repeats itself, or that the SDK cannot page) are a failure, for what is missing is not gone.
   * @throws AwsFailure, or the signal's reason
   */
  pages(operation: AnyOperation, input: object, region: Region, patience?: Patience): AsyncIterable<SeenPage>;
}

export interface SeenPage {
  readonly page: unknown;
  readonly askedAt: number;
}

export interface CallerParts {
  readonly session: AwsSession;
  readonly pace: Pace;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** May change while the caller is in use. */
  readonly lane: () => Lane;
  /** How long a request may stay unanswered; the limits of the transport are far below. */
  readonly requestMs?: number;
}

const REQUEST_MS = 10 * 60_000;

export function createCaller(parts: CallerParts): Caller {
  const { session, pace, clock, signal, lane, requestMs = REQUEST_MS } = parts;
  const waiting = createRetries({ throttled: true });
  const puttingBack = createRetries({ throttled: false });

  const turnOf = (
    operation: AnyOperation,
    input: object,
    region: Region,
    onSent: (at: number) => void,
  ): PatientTurn => {
    const { service, action } = operation;
    const ticket = { accountId: session.accountId, region, service: service.id, action, input };
    return async (send, retries) => {
      const beganAt = clock.now();
      for (let tries = 1; ; tries += 1) {
        try {
          return await pace.run({ ...ticket, lane: lane() }, signal, () => {
            onSent(clock.now());
            return answered(send, clock, requestMs, () => timedOut(operation, region, requestMs));
          });
        } catch (error) {
          const ms = retries.waitAfter(error, tries, clock.now() - beganAt);
          if (ms === null) throw error;
          await clock.delay(ms, signal);
        }
      }
    };
  };

  return {
    call: (operation, input, region) => {
      const turn = turnOf(operation, input, region, () => undefined);
      return session.call(operation, input, { region, signal, turn: (send) => turn(send, waiting) });
    },
    pages: async function* (operation, input, region, patience = 'wait') {
      let askedAt = clock.now();
      const turn = turnOf(operation, input, region, (at) => {
        askedAt = at;
      });
      let last: unknown = null;
      const isFirst = () => last === null;
      const pages = session.pages(operation, input, {
        region,
        signal,
        turn: (send) => turn(send, patience === 'putBack' && isFirst() ? puttingBack : waiting),
      });
      for await (const page of pages) {
        last = page;
        yield { page, askedAt };
      }
      if (saysMore(last)) throw failureOf(operation, region, 'Incomplete', 'There is more than what AWS gave.');
    },
  };
}

type PatientTurn = <T>(send: () => Promise<T>, retries: Retries) => Promise<T>;

/** What the request gives; rejects when it takes too long, whatever becomes of it then. */
function answered<T>(send: () => Promise<T>, clock: Clock, ms: number, failure: () => Error): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = clock.after(ms, () => reject(failure()));
    send().then(
      (answer) => {
        stop();
        resolve(answer);
      },
      (error: unknown) => {
        stop();
        reject(error);
      },
    );
  });
}

function timedOut(operation: AnyOperation, region: Region, ms: number): AwsFailure {
  const message = `AWS did not answer within ${durationText(ms)}.`;
  return failureOf(operation, region, 'TimedOut', message, 'network');
}

const FLAG = /^(?:(?:Is)?Truncated|HasMore\w*)$/;
const TOKEN = /^(?:next\w*)?(?:token|marker)$|^position$/i;

/** Where a page has a flag for it, the flag counts: some services repeat the token of the request in the answer. */
function saysMore(page: unknown): boolean {
  if (typeof page !== 'object' || page === null) return false;
  const fields = Object.entries(page);
  const flag = fields.find(([field]) => FLAG.test(field));
  if (flag !== undefined) return flag[1] === true;
  return fields.some(([field, value]) => TOKEN.test(field) && typeof value === 'string' && value !== '');
}
