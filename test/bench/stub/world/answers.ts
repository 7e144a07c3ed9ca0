/** How the stub's accounts answer: for each operation a function from what is asked to the SDK's own output. */
import type { ActionOf, OutputOf } from '../../../../server/src/core/catalog/sdk.ts';
import type { Refusal } from '../wire/answer.ts';
import type { Parameters } from '../wire/router.ts';
import type { Things } from './things.ts';

export interface Ask {
  readonly accountId: string;
  readonly region: string;
  readonly parameters: Parameters;
  readonly things: Things;
  /** Those that the account has enabled. */
  readonly regions: readonly string[];
}

/** AWS says "there is none", with one of its error codes. */
export class None extends Error {
  readonly refusal: Refusal;

  constructor(code: string, status = 404) {
    super(code);
    this.name = 'None';
    this.refusal = { status, code, message: 'There is none' };
  }
}

/** @throws None */
export type Answer = (ask: Ask) => object;

export interface ServiceAnswers {
  /** The id of the SDK's client. */
  readonly service: string;
  readonly answers: Readonly<Partial<Record<string, Answer>>>;
}

type Said<Output> = Omit<Output, '$metadata'>;

/** Typed by the SDK: an output with a field that the service does not have does not compile. */
export function answersOf<M>(
  service: string,
  answers: { readonly [A in ActionOf<M>]?: (ask: Ask) => Said<OutputOf<M, A>> },
): ServiceAnswers {
  return { service, answers: answers as ServiceAnswers['answers'] };
}

/** A page of a list. Tokens are offsets, as text. */
export function pageOf<Item>(
  all: readonly Item[],
  ask: Ask,
  names: { readonly size: string; readonly token: string },
  most: number,
): { readonly items: readonly Item[]; readonly next: string | undefined } {
  const from = Number(ask.parameters(names.token) ?? 0);
  const size = Math.min(most, Number(ask.parameters(names.size) ?? most));
  const to = from + size;
  return { items: all.slice(from, to), next: to < all.length ? String(to) : undefined };
}

/** A parameter that the call must have. */
export function asked(ask: Ask, name: string): string {
  const value = ask.parameters(name);
  if (value === undefined) throw new Error(`The stub was not told: ${name}`);
  return value;
}

/** The same output whenever it is asked for: it is written only once. */
export function always<Output>(output: Output): () => Output {
  return () => output;
}
