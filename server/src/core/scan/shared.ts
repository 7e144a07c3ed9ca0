/** Calls whose answers many items, and many types, need: each is made once in an account's scan. */
import type { Region } from '../accounts/account.ts';
import type { PrepareCall, SharedCall } from '../catalog/types.ts';
import { AwsFailure } from '../errors.ts';
import { canonical, stableText } from '../inventory/canonical.ts';
import type { Clock } from '../ports.ts';
import type { AnyOperation, Caller } from './caller.ts';
import { failureOf } from './failure.ts';

export interface SharedCalls {
  /** All pages. @throws AwsFailure, or the signal's reason */
  pages(call: SharedCall, region: Region): Promise<readonly unknown[]>;
  /** Returns when the call says that it is done. @throws AwsFailure, or the signal's reason */
  prepare(call: PrepareCall, region: Region): Promise<void>;
  /** Forgets what was read in a region. */
  release(region: Region): void;
}

const PREPARE_TRIES = 30;
const PREPARE_DELAY_MS = 2_000;
const MAX_PAGES = 5_000;

export function createSharedCalls(caller: Caller, clock: Clock, signal: AbortSignal): SharedCalls {
  const known = new Map<string, Promise<unknown>>();

  const once = <T>(operation: AnyOperation, input: object, region: Region, make: () => Promise<T>): Promise<T> => {
    const key = `${region} ${operation.service.id} ${operation.action} ${stableText(canonical(input))}`;
    const before = known.get(key);
    if (before !== undefined) return before as Promise<T>;
    const made = make();
    known.set(key, made);
    // A refusal stays a refusal; anything else may go better the next time.
    made.catch((error: unknown) => {
      if (!(error instanceof AwsFailure) || !FINAL.has(error.kind)) known.delete(key);
    });
    return made;
  };

  const prepare = (call: PrepareCall, region: Region): Promise<void> =>
    once(call, {}, region, () => poll(call, region, caller, clock, signal));

  return {
    prepare,
    pages: (call, region) =>
      once(call, call.input, region, async () => {
        if (call.prepare !== undefined) await prepare(call.prepare, region);
        return readAll(caller, call, call.input, region);
      }),
    release: (region) => {
      for (const key of known.keys()) if (key.startsWith(`${region} `)) known.delete(key);
    },
  };
}

const FINAL: ReadonlySet<string> = new Set(['denied', 'unsupported', 'notFound']);

async function poll(
  call: PrepareCall,
  region: Region,
  caller: Caller,
  clock: Clock,
  signal: AbortSignal,
): Promise<void> {
  for (let tries = 0; tries < PREPARE_TRIES; tries += 1) {
    if (tries > 0) await clock.delay(PREPARE_DELAY_MS, signal);
    if (call.done(await caller.call(call, {}, region))) return;
  }
  throw failureOf(call, region, 'NotReady', 'AWS was not ready with it in time.');
}

/** All pages of a call; a service that never ends is stopped. @throws AwsFailure, or the signal's reason */
export async function readAll(
  caller: Caller,
  operation: AnyOperation,
  input: object,
  region: Region,
): Promise<readonly unknown[]> {
  const pages: unknown[] = [];
  for await (const { page } of caller.pages(operation, input, region)) {
    if (pages.length >= MAX_PAGES) throw failureOf(operation, region, 'EndlessPages', 'The pages do not end.');
    pages.push(page);
  }
  return pages;
}
