/** Values of a template as the stack would have them, as far as that is known. */
import type { Json, JsonObject } from '../../json.ts';
import { keyText, type Node, textOf } from '../document/node.ts';
import { type FunctionCall, functionAt, getAttOf, subOf } from '../model/functions.ts';

export interface Resolution {
  /** Of a parameter or a pseudo parameter; undefined: not known. */
  readonly value: (id: string) => string | readonly string[] | undefined;
  /** Of a resource; absent or undefined: not known. */
  readonly attribute?: (id: string, name: string) => string | undefined;
  /** What a condition is made of; absent or undefined: not known. */
  readonly condition?: (id: string) => Node | undefined;
}

/** Functions that cannot be resolved stay as they are written, in their long form: `{ "Ref": "Key" }`. */
export function resolvedJson(node: Node, by: Resolution): Json {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'list') return node.items.map((item) => resolvedJson(item, by)).filter((item) => !isNothing(item));
  const call = functionAt(node);
  const known = call === null ? undefined : functions[call.name]?.(call, by);
  if (known !== undefined) return known;
  const fields = node.entries.map((entry) => [keyText(entry), resolvedJson(entry.value, by)] as const);
  return Object.fromEntries(fields.filter(([, value]) => !isNothing(value)));
}

/** Undefined: it cannot be resolved. */
type Resolve = (call: FunctionCall, by: Resolution) => Json | undefined;

const functions: Readonly<Record<string, Resolve | undefined>> = {
  Ref: ({ argument }, by) => by.value(textOf(argument) ?? ''),
  'Fn::GetAtt': (call, by) => {
    const named = getAttOf(call);
    return named?.attribute ? by.attribute?.(named.id, named.attribute) : undefined;
  },
  'Fn::Sub': substituted,
  'Fn::Join': (call, by) => {
    const [separator, texts] = argumentsOf(call, by);
    return typeof separator === 'string' && isTexts(texts) ? texts.join(separator) : undefined;
  },
  'Fn::Split': (call, by) => {
    const [separator, text] = argumentsOf(call, by);
    return typeof separator === 'string' && typeof text === 'string' ? text.split(separator) : undefined;
  },
  'Fn::If': ({ argument }, by) => {
    const [id, yes, no] = argument.kind === 'list' ? argument.items : [];
    const holds = holdsNamed(textOf(id), by);
    const chosen = holds === true ? yes : no;
    return holds === undefined || chosen === undefined ? undefined : resolvedJson(chosen, by);
  },
};

/** `${Name}`, `${Resource.Attribute}`, and the variables that the function defines itself. */
function substituted(call: FunctionCall, by: Resolution): Json | undefined {
  const { template, variables } = subOf(call);
  const text = textOf(template);
  if (text === undefined) return undefined;
  const own = new Map(variables?.entries.map((entry) => [keyText(entry), resolvedJson(entry.value, by)]));
  const filled = text.replace(/\$\{([\w:.]+)\}/g, (whole, name: string) => {
    const dot = name.indexOf('.');
    const value = own.has(name)
      ? own.get(name)
      : dot > 0
        ? by.attribute?.(name.slice(0, dot), name.slice(dot + 1))
        : by.value(name);
    return typeof value === 'string' ? value : whole;
  });
  if (!filled.includes('${')) return filled;
  // What its own variables come to is left as it is written.
  return variables === null ? { 'Fn::Sub': filled } : undefined;
}

/** Undefined: it depends on what is not known. */
function holdsNamed(id: string | undefined, by: Resolution): boolean | undefined {
  const condition = id === undefined ? undefined : by.condition?.(id);
  return condition === undefined ? undefined : holds(condition, by);
}

function holds(node: Node, by: Resolution): boolean | undefined {
  const call = functionAt(node);
  const items = call?.argument.kind === 'list' ? call.argument.items : [];
  const [first, second] = items;
  if (call?.name === 'Condition') return holdsNamed(textOf(call.argument), by);
  if (call?.name === 'Fn::Equals' && first !== undefined && second !== undefined) {
    const [one, other] = [resolvedJson(first, by), resolvedJson(second, by)];
    return typeof one === 'object' || typeof other === 'object' ? undefined : String(one) === String(other);
  }
  const parts = items.map((item) => holds(item, by));
  if (parts.includes(undefined)) return undefined;
  if (call?.name === 'Fn::Not') return parts[0] === false;
  if (call?.name === 'Fn::And') return !parts.includes(false);
  return call?.name === 'Fn::Or' ? parts.includes(true) : undefined;
}

function argumentsOf({ argument }: FunctionCall, by: Resolution): readonly Json[] {
  return argument.kind === 'list' ? argument.items.map((item) => resolvedJson(item, by)) : [];
}

function isTexts(value: Json | undefined): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

/** What stands for no value at all. */
function isNothing(value: Json): boolean {
  return typeof value === 'object' && value !== null && 'Ref' in value && value['Ref'] === 'AWS::NoValue';
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
