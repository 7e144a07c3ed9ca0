/** Keeps a single resource from filling the inventory. */
import type { Json, JsonObject } from '../json.ts';
import { stableText } from './canonical.ts';
import type { NotRead } from './resource.ts';

const MAX_DOCUMENT = 5_000_000;

/**
 * Attributes of at most `max` characters of JSON: the largest ones are replaced by a note until the rest fits. `cut`
 * says which, as parts that were not read.
 */
export function boundDocument(
  attributes: JsonObject,
  max: number = MAX_DOCUMENT,
): { readonly attributes: JsonObject; readonly cut: readonly NotRead[] } {
  const sizes = Object.entries(attributes).map(([key, value]) => ({ key, size: stableText(value).length }));
  let total = sizes.reduce((sum, { size }) => sum + size, 0);
  if (total <= max) return { attributes, cut: [] };

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
  return { attributes: kept, cut };
}
