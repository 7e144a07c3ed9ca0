/** What of a resource is written out. What a function gives is not known, and rules that ask for it say nothing. */
import { keyText, type Node, nodeAtPath, spanOf, textOf } from '../document/node.ts';
import type { ConditionLogic } from '../model/conditionLogic.ts';
import { functionAt, getAttOf, innerSpan } from '../model/functions.ts';
import type { Resource, Template } from '../model/template.ts';
import { textIn } from './schema/writtenText.ts';

export interface Written {
  readonly node: Node;
  readonly text: string;
}

/** `writtenAt(properties, 'Code', 'ZipFile')`; undefined: it is not there, or something gives it when the stack is made. */
export function writtenAt(from: Node | null, ...path: readonly string[]): Written | undefined {
  const node = nodeAtPath(from, path);
  const text = node === undefined ? undefined : textIn(node);
  return node === undefined || text === undefined ? undefined : { node, text };
}

export function textAt(from: Node | null, ...path: readonly string[]): string | undefined {
  return writtenAt(from, ...path)?.text;
}

export function numberAt(from: Node | null, ...path: readonly string[]): number | undefined {
  const text = textAt(from, ...path);
  const number = text === undefined || text === '' ? Number.NaN : Number(text);
  return Number.isFinite(number) ? number : undefined;
}

/** The items of a list that is written out; none where there is no such list. */
export function itemsAt(from: Node | null, ...path: readonly string[]): readonly Node[] {
  const node = nodeAtPath(from, path);
  return node?.kind === 'list' ? node.items : [];
}

/** A map that is written out, without this key and without anything that could bring it. */
export function lacks(map: Node | null | undefined, key: string): boolean {
  if (map?.kind !== 'map' || functionAt(map) !== null) return false;
  return !map.entries.some((entry) => keyText(entry) === key || keyText(entry).startsWith('Fn::'));
}

/** The id that a Ref or a Fn::GetAtt names. */
export function namedBy(node: Node | null | undefined): string | undefined {
  const call = functionAt(node);
  if (call?.name === 'Ref') return textOf(call.argument);
  return call?.name === 'Fn::GetAtt' ? getAttOf(call)?.id : undefined;
}

/** The resource of the template that a value names, where it is of this type. */
export function resourceNamed(node: Node | null | undefined, type: string, template: Template): Resource | undefined {
  const resource = template.resources.get(namedBy(node) ?? '');
  return resource?.type === type ? resource : undefined;
}

export function resourcesOf(template: Template, type: string): readonly Resource[] {
  return [...template.resources.values()].filter((resource) => resource.type === type);
}

/** Whether both can be in one stack. */
export function areTogether(logic: ConditionLogic, ...resources: readonly Resource[]): boolean {
  return logic.canBe(resources.flatMap(({ condition }) => (condition === null ? [] : [{ condition, holds: true }])));
}

/** Where something that a resource lacks is told of. */
export function nameOf({ entry }: Resource) {
  return innerSpan(entry.key);
}

/** The same value, whether it is written out or named: `Ref Zone`, `text example.com`. Undefined: it cannot be told. */
export function identityOf(node: Node | null | undefined): string | undefined {
  if (node === null || node === undefined) return undefined;
  const text = textIn(node);
  if (text !== undefined) return `text ${text}`;
  const call = functionAt(node);
  if (call?.name === 'Ref') return `Ref ${textOf(call.argument)}`;
  const got = call?.name === 'Fn::GetAtt' ? getAttOf(call) : null;
  return got === null || got.attribute === null ? undefined : `GetAtt ${got.id}.${got.attribute}`;
}

/** Of the value itself, without quotes; of a map or list all of it. */
export function placeOf(node: Node) {
  return node.kind === 'scalar' ? innerSpan(node) : spanOf(node);
}
