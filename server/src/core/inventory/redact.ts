/** Secrets leave a resource before anything is written. */
import type { JsonObject } from '../json.ts';
import { stableText } from './canonical.ts';
import { replaceAt } from './paths.ts';

/**
 * Replaces the values at the paths by `{ redacted: <fingerprint> }`: unreadable, yet a change is still seen. A value
 * that AWS says is absent (null) stays null.
 */
export function redact(
  attributes: JsonObject,
  paths: readonly string[],
  fingerprint: (secret: string) => string,
): JsonObject {
  if (paths.length === 0) return attributes;
  return replaceAt(attributes, paths, (value) =>
    value === null ? null : { redacted: fingerprint(typeof value === 'string' ? value : stableText(value)) },
  );
}
