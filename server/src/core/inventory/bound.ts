/** Keeps a single resource from filling the inventory. */
import type { Json, JsonObject } from '../json.ts';
import { stableText } from './canonical.ts';
import type { JsonOf } from './hash.ts';
import type { NotRead } from './resource.ts';

const MAX_DOCUMENT = 5_000_000;

/**
 * Attributes of at most `max` characters of JSON: the largest ones are replaced by a note until the rest fits. `cut`
 * says which, as parts that were not read. `json`: what it had to write out to tell; null where something was cut.
 */
export function boundDocument(
  attributes: JsonObject,
  max: number = MAX_DOCUMENT,
): { readonly attributes: JsonObject; readonly json: JsonOf | null; readonly cut: readonly NotRead[] } {
  const texts = Object.entries(attributes).map(([key, value]) => ({ key, text: stableText(value) }));
  let total = texts.reduce((sum, { text }) => sum + text.length, 0);
  if (total <= max) {
    const fields = texts.map(({ key, text }) => `${stableText(key)}:${text}`);
    return { attributes, json: { of: attributes, text: `{${fields.join(',')}}` }, cut: [] };
  }

  const sizes = texts.map(({ key, text }) => ({ key, size: text.length }));
  const kept: Record<string, Json> = { ...attributes };
  const cut: NotRead[] = [];
  for (const { key, size } of sizes.sort((a, b) => b.size - a.size)) {
    if (total <= max) break;
    kept[key] = `[cut: ${size} characters]`;
    total -= size;
    cut.push({
      call: 'document',
      reason: 'failed',
      code: 'TooLarge',
      message: `${key} has ${size} characters and was left out.`,
    });
  }
  return { attributes: kept, json: null, cut };
}
