/** Values of a template as the stack would have them, as far as that is known. */
import type { Json, JsonObject } from '../../json.ts';
import { keyText, type Node, textOf } from '../document/node.ts';
import { functionAt, subOf } from '../model/functions.ts';

export interface Resolution {
  /** Of a parameter or a pseudo parameter; undefined: not known. */
  readonly value: (id: string) => string | undefined;
}

/** Functions that cannot be resolved stay as they are written, in their long form: `{ "Ref": "Key" }`. */
export function resolvedJson(node: Node, by: Resolution): Json {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'list') return node.items.map((item) => resolvedJson(item, by));
  const call = functionAt(node);
  if (call?.name === 'Ref') {
    const known = by.value(textOf(call.argument) ?? '');
    if (known !== undefined) return known;
  }
  if (call?.name === 'Fn::Sub') {
    const { template, variables } = subOf(call);
    const text = textOf(template);
    // What its own variables come to is left as it is written.
    if (text !== undefined && variables === null) {
      const filled = text.replace(/\$\{([\w:]+)\}/g, (whole, id: string) => by.value(id) ?? whole);
      return filled.includes('${') ? { 'Fn::Sub': filled } : filled;
    }
  }
  return Object.fromEntries(node.entries.map((entry) => [keyText(entry), resolvedJson(entry.value, by)]));
}

/** Which resource a function that stayed as it is names; null: it is another function, or none. */
export function resourceNamedIn(value: JsonObject): string | null {
  const names = Object.keys(value);
  if (names.length !== 1) return null;
  const ref = value['Ref'];
  if (typeof ref === 'string') return ref;
  const got = value['Fn::GetAtt'];
  if (typeof got === 'string') return got.split('.')[0] ?? null;
  const first: unknown = Array.isArray(got) ? got[0] : null;
  return typeof first === 'string' ? first : null;
}
