/** What the inventory knows of a resource, by the names that templates have for it. */
import { cfnNames } from '../../catalog/cfnNames.ts';
import { isObject } from '../../inventory/delta.ts';
import type { Json, JsonObject } from '../../json.ts';

export function byTemplateNames(type: string, attributes: JsonObject, name: string | null): JsonObject {
  const rules = Object.entries(cfnNames[type] ?? {});
  // A name of CloudFormation's never means what is there under the same one by chance.
  const taken = new Set(rules.map(([property]) => property.toLowerCase()));
  let named: JsonObject = Object.fromEntries(
    Object.entries(attributes).filter(([key]) => !taken.has(key.toLowerCase())),
  );
  for (const [property, at] of rules) {
    const value = at === null ? undefined : at === '$name' ? (name ?? undefined) : valueAt(attributes, at);
    if (value !== undefined) named = withValue(named, property.split('.'), value) as JsonObject;
  }
  return named;
}

/** Undefined: it is not known. */
function valueAt(attributes: JsonObject, path: string): Json | undefined {
  return path === '=' ? attributes : inside(attributes, path.split('.'));
}

function inside(value: Json | undefined, [first, ...rest]: readonly string[]): Json | undefined {
  if (first === undefined || value === undefined) return value;
  if (first !== '*') return isObject(value) && Object.hasOwn(value, first) ? inside(value[first], rest) : undefined;
  if (!Array.isArray(value)) return undefined;
  const items = value.map((item: Json) => inside(item, rest));
  // A list of which a part is not known is not known.
  return items.some((item) => item === undefined) ? undefined : items.filter((item) => item !== undefined);
}

function withValue(into: Json | undefined, [first, ...rest]: readonly string[], value: Json): Json {
  if (first === undefined) return value;
  if (first !== '*') {
    const object = isObject(into ?? null) ? (into as JsonObject) : {};
    return { ...object, [first]: withValue(object[first], rest, value) };
  }
  const items: readonly Json[] = Array.isArray(into) ? into : [];
  return Array.isArray(value) ? value.map((item: Json, index) => withValue(items[index], rest, item)) : value;
}
