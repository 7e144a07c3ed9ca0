/** Everything in a template that names something else of it, with its place. */
import { keyText, type Node, type Span, textOf, valueAt } from '../document/node.ts';
import { type FunctionCall, functionAt, getAttOf, innerSpan, loopVariable, subOf, subPartsOf } from './functions.ts';
import type { Template } from './template.ts';

export type ReferenceKind =
  /** To a parameter, a resource or a pseudo parameter. */
  | 'ref'
  /** To a resource's attribute. */
  | 'getAtt'
  | 'dependsOn'
  | 'condition'
  | 'mapping';

export interface Reference {
  readonly kind: ReferenceKind;
  /** The id that is named: of a resource, a parameter, a condition or a mapping. */
  readonly id: string;
  /** Of a getAtt: the attribute's name; null where it is not written as text. */
  readonly attribute: string | null;
  /** Where the id is written, without quotes. */
  readonly span: Span;
  /** The function, or the scalar of DependsOn and Condition. */
  readonly node: Node;
  /** `Sub` where it is a `${...}` in a text. */
  readonly within: 'function' | 'sub' | 'key';
  /** The section and entry in which it stands. */
  readonly section: string;
  readonly owner: string;
}

/** In the order of the text. */
export function referencesOf(template: Template): readonly Reference[] {
  const found: Reference[] = [];
  for (const [section, entry] of template.sections) {
    if (!SECTIONS.has(section) || entry.value.kind !== 'map') continue;
    for (const inner of entry.value.entries) {
      const at = { section, owner: keyText(inner) };
      if (section === 'Resources') ofResource(inner.value, at, found);
      if (section === 'Outputs') ofCondition(valueAt(inner.value, 'Condition'), at, found);
      const variable = loopVariable(inner);
      collect(
        inner.value,
        template.document.text,
        at,
        section === 'Conditions' || section === 'Rules',
        new Set(variable === undefined ? [] : [variable]),
        found,
      );
    }
  }
  return found.sort((a, b) => a.span.start - b.span.start);
}

const SECTIONS = new Set(['Resources', 'Outputs', 'Conditions', 'Globals', 'Rules', 'Hooks']);

type At = Pick<Reference, 'section' | 'owner'>;

function ofResource(body: Node, at: At, found: Reference[]): void {
  ofCondition(valueAt(body, 'Condition'), at, found);
  const dependsOn = valueAt(body, 'DependsOn');
  const nodes = dependsOn?.kind === 'list' ? dependsOn.items : dependsOn === undefined ? [] : [dependsOn];
  for (const node of nodes) {
    const id = textOf(node);
    if (id === undefined) continue;
    found.push({ ...at, kind: 'dependsOn', id, attribute: null, span: innerSpan(node), node, within: 'key' });
  }
}

function ofCondition(node: Node | undefined, at: At, found: Reference[]): void {
  const id = textOf(node);
  if (node === undefined || id === undefined) return;
  found.push({ ...at, kind: 'condition', id, attribute: null, span: innerSpan(node), node, within: 'key' });
}

/** `own`: the variables that an enclosing Fn::Sub or Fn::ForEach defines. */
function collect(
  node: Node,
  text: string,
  at: At,
  inConditions: boolean,
  own: ReadonlySet<string>,
  found: Reference[],
): void {
  const call = functionAt(node);
  if (call !== null) ofFunction(call, text, at, inConditions, own, found);
  if (node.kind === 'list') for (const item of node.items) collect(item, text, at, inConditions, own, found);
  if (node.kind === 'map') {
    for (const entry of node.entries) {
      const variable = loopVariable(entry);
      collect(entry.value, text, at, inConditions, variable === undefined ? own : new Set([...own, variable]), found);
    }
  }
}

function ofFunction(
  call: FunctionCall,
  text: string,
  at: At,
  inConditions: boolean,
  own: ReadonlySet<string>,
  found: Reference[],
): void {
  const { node, argument } = call;
  const base = { ...at, node, within: 'function', attribute: null } as const;
  const id = textOf(argument);
  if (call.name === 'Ref' && id !== undefined && !own.has(id)) {
    found.push({ ...base, kind: 'ref', id, span: innerSpan(argument) });
  }
  if (call.name === 'Condition' && id !== undefined && inConditions) {
    found.push({ ...base, kind: 'condition', id, span: innerSpan(argument) });
  }
  // Rules read what a parameter's value is: `Fn::ValueOf: [Parameter, Attribute]`.
  if (call.name === 'Fn::ValueOf' && argument.kind === 'list') ofNamed(argument.items[0], 'ref', base, found);
  if (call.name === 'Fn::If' && argument.kind === 'list') ofNamed(argument.items[0], 'condition', base, found);
  if (call.name === 'Fn::FindInMap' && argument.kind === 'list') ofNamed(argument.items[0], 'mapping', base, found);
  if (call.name === 'Fn::GetAtt') {
    const got = getAttOf(call);
    if (got !== null && !own.has(got.id)) {
      found.push({ ...base, kind: 'getAtt', id: got.id, attribute: got.attribute, span: got.idSpan });
    }
  }
  if (call.name === 'Fn::Sub') ofSub(call, text, base, own, found);
}

function ofNamed(
  node: Node | undefined,
  kind: 'condition' | 'mapping' | 'ref',
  base: Omit<Reference, 'kind' | 'id' | 'span'>,
  found: Reference[],
): void {
  const id = textOf(node);
  if (node === undefined || id === undefined) return;
  found.push({ ...base, kind, id, span: innerSpan(node) });
}

function ofSub(
  call: FunctionCall,
  text: string,
  base: Omit<Reference, 'kind' | 'id' | 'span'>,
  own: ReadonlySet<string>,
  found: Reference[],
): void {
  const { template, variables } = subOf(call);
  if (template === undefined) return;
  const defined = new Set([...own, ...(variables?.entries.map(keyText) ?? [])]);
  for (const part of subPartsOf(template, text)) {
    if (part.literal || defined.has(part.name)) continue;
    const dot = part.name.indexOf('.');
    const id = dot < 0 ? part.name : part.name.slice(0, dot);
    found.push({
      ...base,
      kind: dot < 0 ? 'ref' : 'getAtt',
      id,
      attribute: dot < 0 ? null : part.name.slice(dot + 1),
      span: { start: part.start, end: part.start + id.length },
      within: 'sub',
    });
  }
}

/** Whether an offset is in a span, its end included: where a cursor stands right after a word it is on the word. */
export function isWithin(offset: number, span: Span): boolean {
  return span.start <= offset && offset <= span.end;
}
