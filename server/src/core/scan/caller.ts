/** Makes the calls of one account's scan, at the pace that AWS allows. */
import type { Region } from '../accounts/account.ts';
import type { Operation } from '../catalog/service.ts';
import { AwsFailure } from '../errors.ts';
import type { AwsSession, Clock } from '../ports.ts';
import { failureOf } from './failure.ts';
import type { Pace } from './pace.ts';

/** Which operation; a list, a detail or a lookup of the catalogue is one. */
export type AnyOperation = Operation<object, unknown>;

export interface Caller {
  /** @throws AwsFailure, or the signal's reason */
  call(operation: AnyOperation, input: object, region: Region): Promise<unknown>;
  /**
   * Pages with the time at which each was asked for. Pages that end though the last one has a token for another (a
   * service that repeats itself, or that the SDK cannot page) are a failure, for what is missing is not gone.
   * @throws AwsFailure, or the signal's reason
   */
  pages(operation: AnyOperation, input: object, region: Region): AsyncIterable<SeenPage>;
}

export interface SeenPage {
  readonly page: unknown;
  readonly askedAt: number;
}

/** Beyond the attempts of the SDK; each waits for its turn again, at the rate that was halved. */
const THROTTLED_RETRIES = 2;

export function createCaller(parts: {
  readonly session: AwsSession;
  readonly pace: Pace;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}): Caller {
  const { session, pace, clock, signal } = parts;
  const paced = <T>(operation: AnyOperation, region: Region, call: () => Promise<T>): Promise<T> =>
    pace.run({ accountId: session.accountId, region, service: operation.service.id }, signal, call);

  return {
    call: async (operation, input, region) => {
      for (let retries = 0; ; retries += 1) {
        try {
          return await paced(operation, region, () => session.call(operation, input, { region, signal }));
        } catch (error) {
          const throttled = error instanceof AwsFailure && error.kind === 'throttled';
          if (!throttled || retries >= THROTTLED_RETRIES) throw error;
        }
      }
    },
    pages: async function* (operation, input, region) {
      const pages = session.pages(operation, input, { region, signal })[Symbol.asyncIterator]();
      let askedAt = clock.now();
      let next = await paced(operation, region, () => pages.next());
      let last: unknown = null;
      while (next.done !== true) {
        last = next.value;
        yield { page: last, askedAt };
        askedAt = clock.now();
        next = mayGoOn(last) ? await paced(operation, region, () => pages.next()) : await pages.next();
      }
      if (saysMore(last)) throw failureOf(operation, region, 'Incomplete', 'There is more than what AWS gave.');
    },
  };
}

const MORE = /(?:token|marker)$|^(?:IsTruncated|HasMore\w*|LastEvaluated\w+|Next\w+)$/i;

/** Whether a page says that another follows: asking for one that does not exist is no call and needs no turn. */
function mayGoOn(page: unknown): boolean {
  if (typeof page !== 'object' || page === null) return false;
  return Object.entries(page).some(([field, value]) => MORE.test(field) && Boolean(value));
}

const TOKEN = /^(?:next\w*)?(?:token|marker)$/i;

/** Where a page has a flag for it, the flag counts: some services repeat the token of the request in the answer. */
function saysMore(page: unknown): boolean {
  if (typeof page !== 'object' || page === null) return false;
  const fields = Object.entries(page);
  const flag = fields.find(([field]) => field === 'IsTruncated' || field === 'Truncated');
  if (flag !== undefined) return flag[1] === true;
  return fields.some(([field, value]) => TOKEN.test(field) && typeof value === 'string' && value !== '');
}
