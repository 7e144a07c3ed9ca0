/** Paths into attributes: field names joined by dots, `*` for every field or list item (`Rules.*.Hits`). */
import type { Json, JsonObject } from '../json.ts';

/** A copy in which the value at each path is what `replace` makes of it; undefined removes it. */
export function replaceAt(
  attributes: JsonObject,
  paths: readonly string[],
  replace: (value: Json) => Json | undefined,
): JsonObject {
  return paths.reduce<JsonObject>((result, path) => objectAt(result, path.split('.'), replace), attributes);
}

function valueAt(value: Json, path: readonly string[], replace: (value: Json) => Json | undefined): Json | undefined {
  if (path.length === 0) return replace(value);
  if (isList(value)) return listAt(value, path, replace);
  if (typeof value === 'object' && value !== null) return objectAt(value, path, replace);
  return value;
}

function listAt(list: readonly Json[], path: readonly string[], replace: (value: Json) => Json | undefined): Json {
  const [step, ...rest] = path;
  if (step !== '*') return list;
  return list.map((item) => valueAt(item, rest, replace)).filter((item) => item !== undefined);
}

function objectAt(object: JsonObject, path: readonly string[], replace: (value: Json) => Json | undefined): JsonObject {
  const [step, ...rest] = path;
  const fields: [string, Json][] = [];
  for (const [key, value] of Object.entries(object)) {
    const next = step === '*' || step === key ? valueAt(value, rest, replace) : value;
    if (next !== undefined) fields.push([key, next]);
  }
  return Object.fromEntries(fields);
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
