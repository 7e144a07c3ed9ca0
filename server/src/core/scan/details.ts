/** Reads what a type's calls give for one item. */
import type { Region } from '../accounts/account.ts';
import { isAbsent } from '../catalog/absent.ts';
import type { BatchCall, DetailCall, Place, Results, SharedCall } from '../catalog/types.ts';
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

/**
 * One after the other where a call needs the results of others: of these calls, or of those that were made before.
 * @throws what ends the whole scan only
 */
export async function readShared(
  calls: readonly SharedCall[],
  context: ReadContext,
  before: Reading = { results: {}, notRead: [] },
): Promise<Reading> {
  let reading = before;
  for (const wave of [calls.filter(isAlone), calls.filter((call) => !isAlone(call))]) {
    const { results } = reading;
    const attempts = await Promise.all(wave.map((call) => readSharedCall(call, results, context)));
    reading = withAttempts(reading, wave, attempts);
  }
  return reading;
}

function isAlone({ inputs }: SharedCall): boolean {
  return inputs === undefined;
}

async function readSharedCall(call: SharedCall, results: Results, context: ReadContext): Promise<Attempt> {
  const { inputs: inputsOf } = call;
  if (inputsOf === undefined) {
    return attempted(call, context, async () => call.index(await context.shared.pages(call, context.region)));
  }
  const asked = await attempted(call, context, async () => inputsOf(results));
  const inputs = asked.result as readonly object[] | null | undefined;
  if (inputs === null || inputs === undefined) return asked;
  const answers = await Promise.all(
    inputs.map((input) => attempted(call, context, () => context.shared.pages({ ...call, input }, context.region))),
  );
  const indexed = await attempted(call, context, async () =>
    call.index(answers.map(({ result }, index) => ({ of: inputs[index], output: result }))),
  );
  return { ...indexed, notRead: [...answers, indexed].flatMap(({ notRead }) => notRead) };
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
    reading = withAttempts(reading, wave, readings);
  }
  return reading;
}

/** What one call gave for one item. */
export interface Attempt {
  /** Undefined: not read. */
  readonly result: unknown;
  readonly notRead: readonly NotRead[];
}

async function readDetail(call: DetailCall, item: unknown, results: Results, context: ReadContext): Promise<Attempt> {
  if (call.each !== undefined) return readParts(call, call.each, item, results, context);
  return attempted(call, context, async () => {
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
  const listed = await attempted(call, context, async () => ({
    parts: each(item, results),
    region: call.region?.(item, results) ?? context.region,
  }));
  const list = listed.result as { readonly parts: readonly unknown[]; readonly region: Region } | undefined;
  if (list === undefined) return listed;
  const attempts = await Promise.all(
    list.parts.map((part) =>
      attempted(call, context, async () => {
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

type ReadCall = BatchCall | DetailCall | SharedCall;

/** A result, null where AWS says that there is none, or undefined with the reason. @throws what ends the whole scan */
export async function attempted(call: ReadCall, context: ReadContext, read: () => Promise<unknown>): Promise<Attempt> {
  try {
    return { result: await read(), notRead: [] };
  } catch (error) {
    return notGiven(error, call, context);
  }
}

/** What an error of a call says about the item. @throws the error, if it ends the whole scan */
export function notGiven(error: unknown, call: ReadCall, context: ReadContext): Attempt {
  if (endsScan(error, context.signal)) throw error;
  if (error instanceof AwsFailure && isAbsent(error, call.absent)) return { result: null, notRead: [] };
  // Anything else that is thrown comes from reading an answer that is not what it should be.
  const failure = error instanceof AwsFailure ? error : failureOf(call, context.region, 'BadAnswer', messageOf(error));
  return { result: undefined, notRead: [notReadOf(failure)] };
}

export function withAttempts(
  before: Reading,
  calls: readonly { readonly key: string }[],
  attempts: readonly Attempt[],
): Reading {
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
