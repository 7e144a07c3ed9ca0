/**
 * Paths into attributes: field names joined by dots, `*` for every field or list item (`Rules.*.Hits`), `**` for any
 * depth below a field (`Rules.**.SearchString`).
 */
import type { Json, JsonObject } from '../json.ts';

/** The new value; undefined removes it. `holder`: the object with the field, also where the value is in the field's list. */
export type Replace = (value: Json, holder: JsonObject) => Json | undefined;

/** A copy in which the value at each path is what `replace` makes of it. */
export function replaceAt(attributes: JsonObject, paths: readonly string[], replace: Replace): JsonObject {
  return paths.reduce<JsonObject>((result, path) => {
    const [step = '', ...rest] = path.split('.');
    return objectAt(result, step, rest, replace);
  }, attributes);
}

/** The same for any value, with paths already split: without what is there. */
export function withoutPaths(value: Json, paths: readonly (readonly string[])[]): Json {
  return paths.reduce<Json>((result, path) => valueAt(result, {}, path, () => undefined) ?? null, value);
}

function valueAt(value: Json, holder: JsonObject, path: readonly string[], replace: Replace): Json | undefined {
  const [step, ...rest] = path;
  if (step === undefined) return replace(value, holder);
  if (step !== '**') return partsAt(value, holder, step, rest, replace);
  return valueAt(partsAt(value, holder, '*', path, replace), holder, rest, replace);
}

/** The value with those of its fields or items changed that the step names. */
function partsAt(value: Json, holder: JsonObject, step: string, rest: readonly string[], replace: Replace): Json {
  if (isList(value)) {
    if (step !== '*') return value;
    return value.map((item) => valueAt(item, holder, rest, replace)).filter((item) => item !== undefined);
  }
  return typeof value === 'object' && value !== null ? objectAt(value, step, rest, replace) : value;
}

function objectAt(object: JsonObject, step: string, rest: readonly string[], replace: Replace): JsonObject {
  const fields: [string, Json][] = [];
  for (const [key, value] of Object.entries(object)) {
    const next = step === '*' || step === key ? valueAt(value, object, rest, replace) : value;
    if (next !== undefined) fields.push([key, next]);
  }
  return Object.fromEntries(fields);
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
