import { keyText, type MapNode } from '../document/node.ts';
import { innerSpan } from '../model/functions.ts';
import { nearest, replaceWith } from './nearest.ts';
import type { Finding } from './rule.ts';

/** Keys that do not belong there. `what`: what the map is, at the beginning of a sentence. Loops and transforms may. */
export function* unknownKeys(map: MapNode, allowed: readonly string[], what: string): Generator<Finding> {
  const present = new Set(map.entries.map(keyText));
  for (const entry of map.entries) {
    const key = keyText(entry);
    if (allowed.includes(key) || key.startsWith('Fn::')) continue;
    const close = nearest(
      key,
      allowed.filter((name) => !present.has(name)),
    );
    const span = innerSpan(entry.key);
    yield {
      span,
      message: `${what} has no such key${close === null ? '' : `; did you mean ${close}`}: ${key}`,
      fixes: close === null ? [] : [replaceWith(span, close)],
    };
  }
}
