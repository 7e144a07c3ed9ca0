/** Secrets leave a resource before anything is written. */
import type { Json, JsonObject } from '../json.ts';
import { stableText } from './canonical.ts';
import { replaceAt } from './paths.ts';

/** Where a secret is: a path, or a path and what more there is to know. */
export type SecretPath =
  | string
  | {
      readonly at: string;
      /** Whether the object that has the value says that it is a secret: a variable may merely name a parameter. */
      readonly when?: (holder: JsonObject) => boolean;
      /** Of a URL, whose path or query may be a token, the origin stays; what is no URL of the web stays as it is. */
      readonly keep?: 'origin';
    }
  | {
      /** Everywhere. */
      readonly at: '**';
      /** Whether a value is a secret, by its field's name and the object that has it. */
      readonly named: (field: string, holder: JsonObject) => boolean;
    };

type Fingerprint = (secret: string) => string;

/**
 * Replaces the values at the paths by `{ redacted: <fingerprint> }`: unreadable, yet a change is still seen. A value
 * that AWS says is absent (null) stays null. Of a URL that keeps its origin: `https://host/[redacted: <fingerprint>]`.
 */
export function redact(attributes: JsonObject, paths: readonly SecretPath[], fingerprint: Fingerprint): JsonObject {
  return paths.reduce<JsonObject>((result, path) => {
    if (typeof path === 'string') return replaceAt(result, [path], (value) => hidden(value, fingerprint));
    if ('named' in path) return withoutNamed(result, path.named, fingerprint);
    return replaceAt(result, [path.at], (value, holder) => {
      if (path.when?.(holder) === false) return value;
      return path.keep === 'origin' ? hiddenUrl(value, fingerprint) : hidden(value, fingerprint);
    });
  }, attributes);
}

/** What is on or off is no secret, whatever its name is: `RequirePassword: true`. */
function withoutNamed(
  object: JsonObject,
  isSecret: (field: string, holder: JsonObject) => boolean,
  fingerprint: Fingerprint,
): JsonObject {
  const inside = (value: Json): Json => {
    if (isList(value)) return value.map(inside);
    return typeof value === 'object' && value !== null ? withoutNamed(value, isSecret, fingerprint) : value;
  };
  const fields = Object.entries(object).map(([field, value]): [string, Json] => [
    field,
    typeof value !== 'boolean' && isSecret(field, object) ? hidden(value, fingerprint) : inside(value),
  ]);
  return Object.fromEntries(fields);
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

/** The path itself, for people and for tests. */
export function pathOf(secret: SecretPath): string {
  return typeof secret === 'string' ? secret : secret.at;
}

function hidden(value: Json, fingerprint: Fingerprint): Json {
  if (value === null) return null;
  return { redacted: fingerprint(typeof value === 'string' ? value : stableText(value)) };
}

function hiddenUrl(value: Json, fingerprint: Fingerprint): Json {
  if (value === null) return null;
  if (typeof value !== 'string') return hidden(value, fingerprint);
  if (!/^\s*https?:/i.test(value)) return value;
  if (!URL.canParse(value)) return hidden(value, fingerprint);
  const { origin, href } = new URL(value);
  return href === `${origin}/` ? value : `${origin}/[redacted: ${fingerprint(value)}]`;
}
