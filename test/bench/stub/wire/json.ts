/** An output as JSON, by its schema: times as numbers or text, bytes as base64, fields under their wire names. */
import type { NormalizedSchema } from '@smithy/core/schema';

/** `schema` null: the value is as it goes out already. */
export function jsonText(schema: NormalizedSchema | null, value: unknown): string {
  return JSON.stringify(schema === null ? value : jsonOf(schema, value));
}

/** Epoch seconds, unless the schema says otherwise. */
const dateTime = 5;
const httpDate = 6;

function jsonOf(schema: NormalizedSchema, value: unknown): unknown {
  if (value === null || value === undefined) return value;
  if (value instanceof Date) return timeOf(schema, value);
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (schema.isDocumentSchema()) return value;
  if (schema.isListSchema()) {
    const items = schema.getValueSchema();
    return (value as readonly unknown[]).map((item) => jsonOf(items, item));
  }
  if (schema.isMapSchema()) {
    const values = schema.getValueSchema();
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, jsonOf(values, item)]));
  }
  if (!schema.isStructSchema()) return value;
  const fields = value as Readonly<Record<string, unknown>>;
  const written: Record<string, unknown> = {};
  for (const [name, member] of schema.structIterator()) {
    const traits = member.getMergedTraits();
    if (fields[name] === undefined || traits.httpHeader !== undefined) continue;
    written[traits.jsonName ?? name] = jsonOf(member, fields[name]);
  }
  return written;
}

function timeOf(schema: NormalizedSchema, value: Date): string | number {
  const format = schema.getSchema();
  if (format === dateTime) return value.toISOString();
  return format === httpDate ? value.toUTCString() : value.getTime() / 1000;
}
