import { keyText, type Node } from '../document/node.ts';
import { type FunctionCall, functionAt } from './functions.ts';
import { hasTransformInside } from './template.ts';

/**
 * The value in JSON's terms. Undefined: something in it is not written there, or is still being typed. `given`: what a
 * function comes to, where that is known.
 */
export function plainValue(node: Node, given: (call: FunctionCall) => string | undefined = () => undefined): unknown {
  const call = functionAt(node);
  if (call !== null) return given(call);
  if (hasTransformInside(node)) return undefined;
  if (node.kind === 'scalar') return node.style === 'none' ? undefined : node.value;
  if (node.kind === 'list') {
    const items = node.items.map((item) => plainValue(item, given));
    return items.includes(undefined) ? undefined : items;
  }
  const fields = node.entries.map((entry): [string, unknown] => [keyText(entry), plainValue(entry.value, given)]);
  const isWhole = fields.every(([key, value]) => value !== undefined && !key.startsWith('Fn::'));
  return isWhole ? Object.fromEntries(fields) : undefined;
}
