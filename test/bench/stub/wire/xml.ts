/** An output as XML, by its schema: lists flat or in members, fields under their wire names. */
import type { NormalizedSchema } from '@smithy/core/schema';

const epochSeconds = 7;
const httpDate = 6;

/** The fields of a structure, without an element around them. */
export function xmlFields(schema: NormalizedSchema, value: object): string {
  const fields = value as Readonly<Record<string, unknown>>;
  let text = '';
  for (const [name, member] of schema.structIterator()) {
    const field = fields[name];
    const traits = member.getMergedTraits();
    if (field === undefined || field === null || traits.httpHeader !== undefined || traits.xmlAttribute) continue;
    text += xmlMember(member, member.getMemberTraits().xmlName ?? name, field);
  }
  return text;
}

function xmlMember(schema: NormalizedSchema, name: string, value: unknown): string {
  const isFlat = schema.getMergedTraits().xmlFlattened !== undefined;
  if (schema.isListSchema()) {
    const items = schema.getValueSchema();
    const itemName = isFlat ? name : (items.getMergedTraits().xmlName ?? 'member');
    const list = (value as readonly unknown[]).map((item) => xmlMember(items, itemName, item)).join('');
    return isFlat ? list : `<${name}>${list}</${name}>`;
  }
  if (schema.isMapSchema()) {
    const entries = Object.entries(value as object).map((entry) => xmlEntry(schema, entry));
    if (isFlat) return entries.map((entry) => `<${name}>${entry}</${name}>`).join('');
    return `<${name}>${entries.map((entry) => `<entry>${entry}</entry>`).join('')}</${name}>`;
  }
  if (schema.isStructSchema()) {
    return `<${name}${attributes(schema, value as object)}>${xmlFields(schema, value as object)}</${name}>`;
  }
  return `<${name}>${escapeXml(scalar(schema, value))}</${name}>`;
}

function xmlEntry(schema: NormalizedSchema, [key, value]: readonly [string, unknown]): string {
  const keys = schema.getKeySchema();
  const values = schema.getValueSchema();
  return (
    xmlMember(keys, keys.getMergedTraits().xmlName ?? 'key', key) +
    xmlMember(values, values.getMergedTraits().xmlName ?? 'value', value)
  );
}

/** S3 says in an attribute what kind of grantee is meant. */
function attributes(schema: NormalizedSchema, value: object): string {
  const fields = value as Readonly<Record<string, unknown>>;
  let text = '';
  for (const [name, member] of schema.structIterator()) {
    const { xmlAttribute, xmlName } = member.getMergedTraits();
    if (!xmlAttribute || fields[name] === undefined) continue;
    text += ` xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" ${xmlName ?? name}="${escapeXml(String(fields[name]))}"`;
  }
  return text;
}

function scalar(schema: NormalizedSchema, value: unknown): string {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (!(value instanceof Date)) return String(value);
  const format = schema.getSchema();
  if (format === epochSeconds) return String(value.getTime() / 1000);
  return format === httpDate ? value.toUTCString() : value.toISOString();
}

export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
