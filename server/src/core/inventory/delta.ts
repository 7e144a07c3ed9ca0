/**
 * The difference between two JSON values, in the form that jsondiffpatch made known: `[new]`, `[old, new]`,
 * `[old, 0, 0]`, an object for fields, and for a list `{_t: 'a'}` with `_3` (where an item was) and `3` (where it is).
 */
import type { Json, JsonObject } from '../json.ts';
import { identityOf, nameOf } from './identity.ts';

export type Delta = Added | Changed | Removed | FieldsDelta | ListDelta;
export type Added = readonly [after: Json];
export type Changed = readonly [before: Json, after: Json];
export type Removed = readonly [before: Json, 0, 0];
/** The place after the move; the item itself is not repeated. */
export type Moved = readonly ['', to: number, 3];
export interface FieldsDelta {
  readonly [field: string]: Delta;
}
export interface ListDelta {
  readonly _t: 'a';
  readonly [place: `${number}` | `_${number}`]: Delta | Moved;
}

/** Undefined: they are equal. Takes time in proportion to the values, whatever moved in their lists. */
export function diffJson(before: Json, after: Json): Delta | undefined {
  if (before === after) return undefined;
  if (isList(before) && isList(after)) return diffLists(before, after);
  if (isObject(before) && isObject(after)) return diffFields(before, after);
  return [before, after];
}

export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function diffFields(before: JsonObject, after: JsonObject): Delta | undefined {
  const fields: [string, Delta][] = [];
  for (const [field, was] of Object.entries(before)) {
    const is = Object.hasOwn(after, field) ? after[field] : undefined;
    const delta = is === undefined ? ([was, 0, 0] as const) : diffJson(was, is);
    if (delta !== undefined) fields.push([field, delta]);
  }
  for (const [field, is] of Object.entries(after)) {
    if (!Object.hasOwn(before, field)) fields.push([field, [is]]);
  }
  return fields.length === 0 ? undefined : Object.fromEntries(fields);
}

function diffLists(before: readonly Json[], after: readonly Json[]): Delta | undefined {
  const { pairs, removed, added } = pairUp(before, after);
  const places: [string, Delta | Moved][] = removed.map((from) => [`_${from}`, [before[from] ?? null, 0, 0]]);
  const staying = longestRise(pairs.map(([from]) => from));
  for (const [from, to] of pairs) {
    if (!staying.has(from)) places.push([`_${from}`, ['', to, 3]]);
    const delta = diffJson(before[from] ?? null, after[to] ?? null);
    if (delta !== undefined) places.push([`${to}`, delta]);
  }
  for (const to of added) places.push([`${to}`, [after[to] ?? null]]);
  return places.length === 0 ? undefined : { _t: 'a', ...Object.fromEntries(places) };
}

interface Pairing {
  /** Places before and after of the same item, in the order after. */
  readonly pairs: readonly (readonly [from: number, to: number])[];
  readonly removed: readonly number[];
  readonly added: readonly number[];
}

function pairUp(before: readonly Json[], after: readonly Json[]): Pairing {
  const waiting = new Map<string, number[]>();
  before.forEach((item, from) => {
    const identity = identityOf(item);
    const known = waiting.get(identity);
    if (known === undefined) waiting.set(identity, [from]);
    else known.push(from);
  });
  const found = after.map((item) => waiting.get(identityOf(item))?.shift());
  const taken = new Set(found);
  const removed = before.map((_, from) => from).filter((from) => !taken.has(from));
  const pairs: (readonly [number, number])[] = [];
  const added: number[] = [];
  found.forEach((from, to) => {
    if (from === undefined) added.push(to);
    else pairs.push([from, to]);
  });
  return onlyChange(before, after, { pairs, removed, added });
}

/** Of a list in which one unnamed object took another one's place, that object was changed: a statement of a policy. */
function onlyChange(before: readonly Json[], after: readonly Json[], pairing: Pairing): Pairing {
  const { pairs, removed, added } = pairing;
  const [from, to] = [removed[0], added[0]];
  if (removed.length !== 1 || added.length !== 1 || from === undefined || to === undefined) return pairing;
  const unnamed = (item: Json | undefined) => isObject(item) && nameOf(item) === null;
  if (!unnamed(before[from]) || !unnamed(after[to])) return pairing;
  return { pairs: [...pairs, [from, to] as const].sort(([, a], [, b]) => a - b), removed: [], added: [] };
}

/** The values of a longest rising part of a sequence of different numbers. */
function longestRise(sequence: readonly number[]): ReadonlySet<number> {
  const ends: number[] = [];
  const earlier = new Map<number, number | undefined>();
  for (const value of sequence) {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    earlier.set(value, ends[low - 1]);
    ends[low] = value;
  }
  const rise = new Set<number>();
  for (let value = ends.at(-1); value !== undefined; value = earlier.get(value)) rise.add(value);
  return rise;
}
