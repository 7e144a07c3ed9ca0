/** What stands in a record's request and answer. A record may be nested as deep as its sender likes. */
import type { Json, JsonObject } from '../json.ts';

export interface FieldValue {
  /** In lower case. */
  readonly field: string;
  readonly value: string;
  readonly depth: number;
}

const DEEPEST = 12;
const MOST = 5_000;

/** All texts and numbers, with the field that they stand in; those of a list have the list's field. */
export function valuesOf(root: Json | undefined): readonly FieldValue[] {
  const values: FieldValue[] = [];
  const visit = (value: Json | undefined, field: string, depth: number): void => {
    if (depth > DEEPEST || values.length >= MOST) return;
    if (typeof value === 'string') values.push({ field, value, depth });
    else if (typeof value === 'number') values.push({ field, value: String(value), depth });
    else if (Array.isArray(value)) for (const item of value) visit(item, field, depth + 1);
    else if (isObject(value)) {
      for (const [name, item] of Object.entries(value)) visit(item, name.toLowerCase(), depth + 1);
    }
  };
  visit(root, '', 0);
  return values;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What a field says, as far up as it stands: that of the request, else that of the answer. */
export function shallowest(values: readonly FieldValue[], fields: readonly string[]): readonly string[] {
  const found = values.filter(({ field }) => fields.includes(field));
  const depth = Math.min(...found.map((one) => one.depth));
  return found.filter((one) => one.depth <= depth + 1).map(({ value }) => value);
}
