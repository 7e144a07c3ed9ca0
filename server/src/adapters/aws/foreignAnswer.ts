/**
 * Finds answers that are well-formed and yet nobody's answer to what was asked: a proxy's own document, an empty body. The
 * SDK takes what it does not know for an answer in which every field is absent, and absent looks like "not configured".
 */
import { NormalizedSchema } from '@smithy/core/schema';
import type { StaticStructureSchema } from '@smithy/types';

/** What came where a service's answer was due; the message is how it begins. */
export class ForeignAnswer extends Error {
  readonly status: number;

  constructor(status: number, start: string) {
    super(start);
    this.name = 'ForeignAnswer';
    this.status = status;
  }
}

/** What the transport adds to a response: how its body begins. */
export interface Started {
  readonly answerStart: string;
}

/** What an operation's answer can say in its body. */
export interface Sayable {
  /** The structure that is the whole body; null: each field is a part of it. */
  readonly payload: string | null;
  /** By the names that the SDK gives them; empty: the body has nothing to say. */
  readonly fields: readonly string[];
  /** As they are written in JSON. */
  readonly jsonNames: ReadonlySet<string>;
  /** Those that every answer has. */
  readonly always: readonly string[];
  /** How the document may be called in XML. */
  readonly roots: ReadonlySet<string>;
}

/** `output`: the schema of the SDK; undefined, as old modules have it: nothing is known of the answers. */
export function sayableOf(action: string, output: unknown): Sayable | null {
  if (output === undefined) return null;
  const schema = NormalizedSchema.of(output as never);
  if (!schema.isStructSchema()) return SILENT;
  const members = [...schema.structIterator()];
  const payload = members.find(([, member]) => member.getMergedTraits().httpPayload !== undefined);
  if (payload === undefined) return sayableIn(schema, action, null);
  const [name, member] = payload;
  return member.isStructSchema() ? sayableIn(member, action, name) : { ...SILENT, fields: [name] };
}

const SILENT: Sayable = { payload: null, fields: [], jsonNames: new Set(), always: [], roots: new Set() };

function sayableIn(schema: NormalizedSchema, action: string, payload: string | null): Sayable {
  const members = [...schema.structIterator()].filter(([, member]) => isInBody(member));
  const traits = schema.getMergedTraits();
  const roots = [`${action}Response`, `${action}Result`, schema.getName(), traits.xmlName];
  return {
    payload,
    fields: members.map(([name]) => name),
    jsonNames: new Set(members.flatMap(([name, member]) => [name, member.getMergedTraits().jsonName ?? name])),
    always: requiredOf(schema).filter((name) => members.some(([member]) => member === name)),
    roots: new Set(roots.filter((root) => root !== undefined)),
  };
}

function isInBody(member: NormalizedSchema): boolean {
  const { httpHeader, httpPrefixHeaders, httpResponseCode } = member.getMergedTraits();
  return httpHeader === undefined && httpPrefixHeaders === undefined && httpResponseCode === undefined;
}

/** A structure's schema ends with the number of its required members, which come first. */
function requiredOf(schema: NormalizedSchema): readonly string[] {
  const [, , , , names, , count] = schema.getSchema() as StaticStructureSchema;
  return names.slice(0, count ?? 0);
}

/**
 * An answer that says nothing is believed where a service may say nothing in this way: `{}`, fields that are null, an XML
 * document of the operation's own name.
 * @throws ForeignAnswer
 */
export function refuseForeign(sayable: Sayable | null, output: unknown, response: unknown): void {
  const { statusCode, answerStart = '' } = response as { readonly statusCode: number } & Partial<Started>;
  if (statusCode === 204 || isCredible(sayable, record(output), answerStart.trimStart())) return;
  throw new ForeignAnswer(statusCode, answerStart);
}

function isCredible(sayable: Sayable | null, output: Fields, start: string): boolean {
  if (sayable === null) return start !== '';
  const { payload, fields, always, roots } = sayable;
  if (fields.length === 0) return true;
  // A text that is the whole body (a bucket's policy) is JSON.
  if (roots.size === 0) return start !== '' && !start.startsWith('<');
  const body = payload === null ? output : record(output[payload]);
  if (fields.some((name) => body[name] !== undefined && body[name] !== null)) return true;
  // One field that is missing, though it is always there, may be a service's way to say that there is none.
  return always.length <= 1 && saysNothing(sayable, start);
}

/** Whether the service itself may have said that there is nothing. */
function saysNothing({ roots, jsonNames }: Sayable, start: string): boolean {
  if (start.startsWith('<')) {
    const root = /^(?:<\?[^>]*>\s*)?<(?:[\w-]+:)?([\w.-]+)/.exec(start)?.[1];
    return root !== undefined && roots.has(root);
  }
  if (start.startsWith('{')) {
    const names = namesIn(start);
    return names !== null && (names.length === 0 || names.some((name) => jsonNames.has(name)));
  }
  // CBOR has no such beginnings.
  return start !== '';
}

/** Null: the text is no whole object (an answer of any length that says nothing is none of the service's). */
function namesIn(text: string): readonly string[] | null {
  try {
    return Object.keys(JSON.parse(text) as object);
  } catch {
    return null;
  }
}

type Fields = Readonly<Record<string, unknown>>;

function record(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}
