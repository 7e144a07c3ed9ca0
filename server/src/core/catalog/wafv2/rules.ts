/** What rules match on. */
import type { SecretPath } from '../../inventory/redact.ts';
import type { JsonObject } from '../../json.ts';

/** Headers whose values everybody may know. */
const knownHeaders = new Set([
  'accept',
  'accept-encoding',
  'accept-language',
  'content-length',
  'content-type',
  'host',
  'origin',
  'referer',
  'user-agent',
  'x-forwarded-for',
]);

/** Who asks through CloudFront, or is a partner, is often told by a token in a header: the rule has the token. */
function matchesToken({ FieldToMatch: field }: JsonObject): boolean {
  if (typeof field !== 'object' || field === null) return false;
  if ('SingleHeader' in field) return !knownHeaders.has(nameOf(field['SingleHeader']));
  return ['SingleQueryArgument', 'Headers', 'Cookies'].some((kind) => kind in field);
}

function nameOf(header: unknown): string {
  return typeof header === 'object' && header !== null && 'Name' in header ? String(header.Name).toLowerCase() : '';
}

export const ruleSecrets: readonly SecretPath[] = [
  { at: 'Rules.**.ByteMatchStatement.SearchString', when: matchesToken },
  { at: 'Rules.**.RegexMatchStatement.RegexString', when: matchesToken },
  'Rules.**.InsertHeaders.*.Value',
];

/** Rules with the texts that they look for, which AWS gives as bytes, as text. */
export function readable(value: unknown): unknown {
  if (value instanceof Uint8Array) return textOf(value);
  if (Array.isArray(value)) return value.map(readable);
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  return Object.fromEntries(Object.entries(value).map(([field, of]) => [field, readable(of)]));
}

/** Bytes that are no text stay bytes. */
function textOf(bytes: Uint8Array): string | Uint8Array {
  const text = new TextDecoder().decode(bytes);
  return text.includes('\ufffd') ? bytes : text;
}
