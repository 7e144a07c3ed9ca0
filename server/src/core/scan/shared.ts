/** Calls whose answers many items, and many types, need: each is made once in an account's scan. */
import type { Region } from '../accounts/account.ts';
import { isAbsent } from '../catalog/absent.ts';
import type { Absent, ListCall, ListedType, Place, PrepareCall, SharedCall } from '../catalog/types.ts';
import { AwsFailure } from '../errors.ts';
import { canonical, stableText } from '../inventory/canonical.ts';
import type { Clock } from '../ports.ts';
import { until } from '../until.ts';
import type { AnyOperation, Caller, SeenPage } from './caller.ts';
import { failureOf } from './failure.ts';

export interface SharedCalls {
  /** All pages. @throws AwsFailure, or the signal's reason */
  pages(call: SharedCall, region: Region): Promise<readonly unknown[]>;
  /**
   * All pages of a list that is a shared call of another type as well, so that it is made once; null: it is none.
   * @throws AwsFailure, or the signal's reason
   */
  list(call: ListCall, input: object, region: Region): Promise<readonly SeenPage[]> | null;
  /** Returns when the call says that it is done. @throws AwsFailure, or the signal's reason */
  prepare(call: PrepareCall, region: Region): Promise<void>;
  /** Forgets what was read in a region. */
  release(region: Region): void;
}

/** For one cell, which may have to end before the calls that it shares with others. */
export function sharedUntil(shared: SharedCalls, signal: AbortSignal): SharedCalls {
  return {
    ...shared,
    pages: (call, region) => until(shared.pages(call, region), signal),
    list: (call, input, region) => {
      const pages = shared.list(call, input, region);
      return pages === null ? null : until(pages, signal);
    },
    prepare: (call, region) => until(shared.prepare(call, region), signal),
  };
}

const PREPARE_TRIES = 30;
const PREPARE_DELAY_MS = 2_000;
const MAX_PAGES = 5_000;

/** `types`: those that are read together. */
export function createSharedCalls(
  caller: Caller,
  clock: Clock,
  signal: AbortSignal,
  types: readonly ListedType[],
): SharedCalls {
  const known = new Map<string, Promise<unknown>>();
  const repeated = repeatedCalls(types);

  const once = <T>(key: string, absent: readonly Absent[], make: () => Promise<T>): Promise<T> => {
    const before = known.get(key);
    if (before !== undefined) return before as Promise<T>;
    const made = make();
    known.set(key, made);
    made.catch((error: unknown) => {
      if (!isFinal(error, absent)) known.delete(key);
    });
    return made;
  };

  const prepare = (call: PrepareCall, region: Region): Promise<void> =>
    once(keyOf(call, {}, region), [], () => poll(call, region, caller, clock, signal));

  const pagesOf = (call: SharedCall | ListCall, input: object, region: Region): Promise<readonly SeenPage[]> =>
    once(keyOf(call, input, region), call.absent, async () => {
      if (call.prepare !== undefined) await prepare(call.prepare, region);
      return allPages(caller, call, input, region);
    });

  return {
    prepare,
    pages: async (call, region) => (await pagesOf(call, call.input, region)).map(({ page }) => page),
    list: (call, input, region) =>
      repeated.get(actionOf(call))?.has(textOf(call, input)) === true ? pagesOf(call, input, region) : null,
    release: (region) => {
      for (const key of known.keys()) if (key.startsWith(`${region} `)) known.delete(key);
    },
  };
}

/**
 * Calls that more than one of the types makes, as far as that is known before any of them is made, by action: most
 * actions have none, and need no look at their inputs.
 */
function repeatedCalls(types: readonly ListedType[]): ReadonlyMap<string, ReadonlySet<string>> {
  const seen = new Set<string>();
  const repeated = new Map<string, Set<string>>();
  for (const type of types) {
    const lists = type.lists.flatMap((list) => fixedInputs(list).map((input) => ({ call: list, input })));
    const shared = type.shared
      .filter(({ inputs }) => inputs === undefined)
      .map((call) => ({ call, input: call.input }));
    const ofType = new Map([...lists, ...shared].map(({ call, input }) => [textOf(call, input), actionOf(call)]));
    for (const [text, action] of ofType) {
      if (seen.has(text)) repeated.set(action, (repeated.get(action) ?? new Set()).add(text));
      else seen.add(text);
    }
  }
  return repeated;
}

const ANYWHERE: Place = { partition: '', accountId: '', region: 'global' };

/** Where inputs depend on the place, they are not found here, and the list is made for itself. */
function fixedInputs(list: ListCall): readonly object[] {
  return list.needs.length === 0 ? list.inputs({}, ANYWHERE) : [];
}

function keyOf(operation: AnyOperation, input: object, region: Region): string {
  return `${operation.service.isGlobal ? 'global' : region} ${textOf(operation, input)}`;
}

function textOf(operation: AnyOperation, input: object): string {
  return `${actionOf(operation)} ${stableText(canonical(input))}`;
}

function actionOf({ service, action }: AnyOperation): string {
  return `${service.id} ${action}`;
}

const FINAL: ReadonlySet<string> = new Set(['denied', 'unsupported', 'notFound']);

/** A refusal stays a refusal, and none stays none; anything else may go better the next time. */
function isFinal(error: unknown, absent: readonly Absent[]): boolean {
  return error instanceof AwsFailure && (FINAL.has(error.kind) || isAbsent(error, absent));
}

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
  return (await allPages(caller, operation, input, region)).map(({ page }) => page);
}

async function allPages(
  caller: Caller,
  operation: AnyOperation,
  input: object,
  region: Region,
): Promise<readonly SeenPage[]> {
  const pages: SeenPage[] = [];
  for await (const page of caller.pages(operation, input, region)) {
    if (pages.length >= MAX_PAGES) throw failureOf(operation, region, 'EndlessPages', 'The pages do not end.');
    pages.push(page);
  }
  return pages;
}
