/** Reads what a type's calls give for one item. */
import type { Region } from '../accounts/account.ts';
import type { DetailCall, Place, Results, SharedCall } from '../catalog/types.ts';
import { AwsFailure } from '../errors.ts';
import type { NotRead } from '../inventory/resource.ts';
import type { Caller } from './caller.ts';
import { failureOf } from './failure.ts';
import { endsScan, notReadOf } from './notRead.ts';
import { readAll, type SharedCalls } from './shared.ts';

/** What calls gave, by key (see Results), and what they did not give. */
export interface Reading {
  readonly results: Results;
  readonly notRead: readonly NotRead[];
}

export interface ReadContext {
  readonly caller: Caller;
  readonly shared: SharedCalls;
  /** The cell's. */
  readonly place: Place;
  /** The region to call where a call names none. */
  readonly region: Region;
  readonly signal: AbortSignal;
}

/** @throws what ends the whole scan only */
export async function readShared(calls: readonly SharedCall[], context: ReadContext): Promise<Reading> {
  const readings = await Promise.all(
    calls.map((call) =>
      attempt(call, context, async () => call.index(await context.shared.pages(call, context.region))),
    ),
  );
  return together({ results: {}, notRead: [] }, calls, readings);
}

/** Wave by wave; the calls of a wave run side by side. @throws what ends the whole scan only */
export async function readDetails(
  calls: readonly DetailCall[],
  item: unknown,
  before: Reading,
  context: ReadContext,
): Promise<Reading> {
  let reading = before;
  for (const wave of wavesOf(calls)) {
    const { results } = reading;
    const readings = await Promise.all(wave.map((call) => readDetail(call, item, results, context)));
    reading = together(reading, wave, readings);
  }
  return reading;
}

interface Attempt {
  /** Undefined: not read. */
  readonly result: unknown;
  readonly notRead: readonly NotRead[];
}

async function readDetail(call: DetailCall, item: unknown, results: Results, context: ReadContext): Promise<Attempt> {
  if (call.each !== undefined) return readParts(call, call.each, item, results, context);
  return attempt(call, context, async () => {
    const input = call.input(item, results, context.place);
    if (input === undefined) return null;
    return readOne(call, input, call.region?.(item, results) ?? context.region, context);
  });
}

async function readParts(
  call: DetailCall,
  each: NonNullable<DetailCall['each']>,
  item: unknown,
  results: Results,
  context: ReadContext,
): Promise<Attempt> {
  const listed = await attempt(call, context, async () => ({
    parts: each(item, results),
    region: call.region?.(item, results) ?? context.region,
  }));
  const list = listed.result as { readonly parts: readonly unknown[]; readonly region: Region } | undefined;
  if (list === undefined) return listed;
  const attempts = await Promise.all(
    list.parts.map((part) =>
      attempt(call, context, async () => {
        const input = call.input(part, results, context.place);
        return input === undefined ? null : readOne(call, input, list.region, context);
      }),
    ),
  );
  return {
    result: attempts.map(({ result }, index) => ({ of: list.parts[index], output: result })),
    notRead: attempts.flatMap(({ notRead }) => notRead),
  };
}

function readOne(call: DetailCall, input: object, region: Region, context: ReadContext): Promise<unknown> {
  return call.paged ? readAll(context.caller, call, input, region) : context.caller.call(call, input, region);
}

/** A result, null where AWS says that there is none, or undefined with the reason. */
async function attempt(
  call: DetailCall | SharedCall,
  context: ReadContext,
  read: () => Promise<unknown>,
): Promise<Attempt> {
  try {
    return { result: await read(), notRead: [] };
  } catch (error) {
    if (endsScan(error, context.signal)) throw error;
    if (error instanceof AwsFailure && call.absent.includes(error.code)) return { result: null, notRead: [] };
    // Anything else that is thrown comes from reading an answer that is not what it should be.
    const failure =
      error instanceof AwsFailure ? error : failureOf(call, context.region, 'BadAnswer', messageOf(error));
    return { result: undefined, notRead: [notReadOf(failure)] };
  }
}

function together(before: Reading, calls: readonly { readonly key: string }[], attempts: readonly Attempt[]): Reading {
  const added = calls.map(({ key }, index) => [key, attempts[index]?.result] as const);
  return {
    results: { ...before.results, ...Object.fromEntries(added) },
    notRead: [...before.notRead, ...attempts.flatMap(({ notRead }) => notRead)],
  };
}

function wavesOf(calls: readonly DetailCall[]): readonly (readonly DetailCall[])[] {
  const waves = [...new Set(calls.map(({ wave }) => wave))].sort((a, b) => a - b);
  return waves.map((wave) => calls.filter((call) => call.wave === wave));
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
