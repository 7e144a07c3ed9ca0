/** Walks a resource's properties beside their schema: what each value and each map is, for the rules that ask. */
import { type Entry, keyText, type MapNode, type Node, textOf } from '../document/node.ts';
import { functionAt, loopVariable } from '../model/functions.ts';
import { hasTransformInside, type Resource } from '../model/template.ts';
import type { DefinitionSchema, PropertySchema, ResourceSchema, ValueType } from '../schema/schema.ts';
import type { CallVisit, FunctionVisit, ObjectVisit, ValueVisit } from './rule.ts';

export type Visit =
  | ({ readonly visit: 'object' } & ObjectVisit)
  | ({ readonly visit: 'value' } & ValueVisit)
  | ({ readonly visit: 'call' } & CallVisit);

/** Where no properties are written they are a map without any: some types need some. */
function noProperties(body: MapNode): MapNode {
  return { ...body, entries: [], tag: null, parent: body, at: 'Properties' };
}

type About = Pick<ValueVisit, 'resource' | 'schema'>;

export function* visitsOf(resource: Resource, schema: ResourceSchema): Generator<Visit> {
  if (resource.properties === null) {
    const none = resource.body === null || hasTransformInside(resource.body) ? null : noProperties(resource.body);
    if (none !== null) yield* ofObject(none, schema, null, '', { resource, schema });
    return;
  }
  for (const node of branchesOf(resource.properties)) {
    if (node.kind === 'map') yield* ofObject(node, schema, null, '', { resource, schema });
  }
}

function* ofObject(
  node: MapNode,
  definition: DefinitionSchema,
  name: string | null,
  path: string,
  about: About,
): Generator<Visit> {
  yield { visit: 'object', node, definition, name, path, ...about };
  for (const entry of node.entries) {
    const key = keyText(entry);
    const property = Object.hasOwn(definition.properties, key) ? definition.properties[key] : undefined;
    if (property === undefined) continue;
    yield* ofValue(entry.value, property.type, property, true, path === '' ? key : `${path}.${key}`, about);
  }
}

function* ofValue(
  whole: Node,
  type: ValueType,
  property: PropertySchema,
  isWhole: boolean,
  path: string,
  about: About,
): Generator<Visit> {
  for (const node of branchesOf(whole)) {
    const call = functionAt(node);
    if (call !== null) yield { visit: 'call', call, type, property, isWhole, path, ...about };
    if (call !== null || hasTransformInside(node)) continue;
    yield { visit: 'value', node, type, property, isWhole, path, ...about };
    yield* inside(node, type, property, path, about);
  }
}

function* inside(node: Node, type: ValueType, property: PropertySchema, path: string, about: About): Generator<Visit> {
  if (type.kind === 'list' && node.kind === 'list') {
    for (const item of node.items) yield* ofValue(item, type.of, property, false, path, about);
  }
  if (type.kind === 'map' && node.kind === 'map') {
    for (const entry of node.entries) {
      yield* ofValue(entry.value, type.of, property, false, `${path}.${keyText(entry)}`, about);
    }
  }
  if (type.kind === 'object' && node.kind === 'map') {
    const definition = about.schema.definitions[type.name];
    if (definition !== undefined) yield* ofObject(node, definition, type.name, path, about);
  }
}

/** The value itself, or what a Fn::If gives either way; `AWS::NoValue` gives nothing. */
export function* branchesOf(node: Node): Generator<Node> {
  const call = functionAt(node);
  if (call?.name === 'Fn::If' && call.argument.kind === 'list') {
    for (const branch of call.argument.items.slice(1)) yield* branchesOf(branch);
    return;
  }
  if (call?.name === 'Ref' && textOf(call.argument) === 'AWS::NoValue') return;
  yield node;
}

/** All functions of one entry of a section. */
export function* functionsIn(entry: Entry, section: string): Generator<FunctionVisit> {
  const owner = keyText(entry);
  const waiting: { readonly node: Node; readonly loopVariables: ReadonlySet<string> }[] = [
    { node: entry.value, loopVariables: withVariableOf(entry, new Set()) },
  ];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { node, loopVariables } = next;
    const call = functionAt(node);
    if (call !== null) yield { call, section, owner, loopVariables };
    if (node.kind === 'list') {
      for (const item of node.items.toReversed()) waiting.push({ node: item, loopVariables });
    }
    if (node.kind === 'map') {
      for (const inner of node.entries.toReversed()) {
        waiting.push({ node: inner.value, loopVariables: withVariableOf(inner, loopVariables) });
      }
    }
  }
}

function withVariableOf(entry: Entry, outer: ReadonlySet<string>): ReadonlySet<string> {
  const variable = loopVariable(entry);
  return variable === undefined ? outer : new Set([...outer, variable]);
}
