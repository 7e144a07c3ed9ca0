/** From a document and what changed it, back to the document before. */
import type { Json, JsonObject } from '../json.ts';
import {
  type Added,
  type Changed,
  type Delta,
  type FieldsDelta,
  isList,
  isObject,
  type ListDelta,
  type Removed,
} from './delta.ts';

/**
 * The value that was there before a delta led to `after`; undefined: there was none. Parts of the delta that `after` has
 * no place for (a path that counts as volatile since) are left out.
 */
export function revertJson(after: Json | undefined, delta: Delta): Json | undefined {
  if (isEdit(delta)) return delta.length === 1 ? undefined : delta[0];
  if (isListDelta(delta)) return isList(after) ? revertList(after, delta) : after;
  return isObject(after) ? revertFields(after, delta) : after;
}

/** Whether a delta replaces a whole value, rather than telling what changed inside. */
export function isEdit(delta: Delta): delta is Added | Changed | Removed {
  return Array.isArray(delta);
}

export function isListDelta(delta: FieldsDelta | ListDelta): delta is ListDelta {
  // A field of this name would hold a delta, which is never text.
  return (delta as { readonly _t?: unknown })._t === 'a';
}

/** The places of a list's delta: an item was taken from `from`, or is now at `to`. */
export function placesOf(delta: ListDelta): {
  readonly from: readonly (readonly [from: number, what: readonly unknown[]])[];
  readonly to: readonly (readonly [to: number, what: Delta])[];
} {
  const places = Object.entries(delta).filter(([place]) => place !== '_t');
  return {
    from: places
      .filter(([place]) => place.startsWith('_'))
      .map(([place, what]) => [Number(place.slice(1)), what as readonly unknown[]]),
    to: places.filter(([place]) => !place.startsWith('_')).map(([place, what]) => [Number(place), what as Delta]),
  };
}

function revertFields(after: JsonObject, delta: FieldsDelta): JsonObject {
  const fields = new Map(Object.entries(after));
  for (const [field, change] of Object.entries(delta)) {
    const before = revertJson(fields.get(field), change);
    if (before === undefined) fields.delete(field);
    else fields.set(field, before);
  }
  return Object.fromEntries([...fields].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function revertList(after: readonly Json[], delta: ListDelta): readonly Json[] {
  const items: (Json | undefined)[] = [...after];
  const arrived = new Set<number>();
  const { from, to } = placesOf(delta);
  for (const [place, change] of to) {
    if (isEdit(change)) arrived.add(place);
    else if (place < items.length) items[place] = revertJson(items[place], change);
  }
  const back = new Map<number, Json | undefined>();
  for (const [place, what] of from) {
    const [removed, movedTo, kind] = what;
    if (kind === 3) arrived.add(Number(movedTo));
    back.set(place, kind === 3 ? items[Number(movedTo)] : (removed as Json));
  }
  const stayed = items.filter((_, place) => !arrived.has(place));
  const before: (Json | undefined)[] = [];
  for (let place = 0, next = 0; place < stayed.length + back.size; place++) {
    before.push(back.has(place) ? back.get(place) : stayed[next++]);
  }
  return before.filter((item) => item !== undefined);
}
