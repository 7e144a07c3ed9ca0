/** What kind of value something gives when the stack is made. */
import { type Node, textOf, valueAt } from '../document/node.ts';
import { attributeOf } from '../schema/attributes.ts';
import type { SchemaIndex, ValueType } from '../schema/schema.ts';
import { functionAt, getAttOf } from './functions.ts';
import { isListType } from './parameterTypes.ts';
import type { Template } from './template.ts';

export type Given = 'text' | 'list' | 'map' | 'condition' | 'unknown';

const BY_FUNCTION: Readonly<Record<string, Given>> = {
  'Fn::Base64': 'text',
  'Fn::Join': 'text',
  'Fn::Sub': 'text',
  'Fn::ImportValue': 'text',
  'Fn::Length': 'text',
  'Fn::ToJsonString': 'text',
  'Fn::Cidr': 'list',
  'Fn::GetAZs': 'list',
  'Fn::Split': 'list',
  'Fn::And': 'condition',
  'Fn::Equals': 'condition',
  'Fn::Not': 'condition',
  'Fn::Or': 'condition',
};

/** `unknown` for everything of which it cannot be told for sure. */
export function givenBy(node: Node, about: { readonly template: Template; readonly schemas: SchemaIndex }): Given {
  const call = functionAt(node);
  if (call === null || call.name === 'Condition') return node.kind === 'scalar' ? 'text' : node.kind;
  const known = BY_FUNCTION[call.name];
  if (known !== undefined) return known;
  if (call.name === 'Ref') return givenByRef(textOf(call.argument), about.template);
  if (call.name === 'Fn::GetAtt') {
    const got = getAttOf(call);
    const type = got === null ? undefined : about.template.resources.get(got.id)?.type;
    if (got === null || got.attribute === null || typeof type !== 'string') return 'unknown';
    const answer = attributeOf(type, got.attribute, about.schemas);
    return answer.kind === 'known' ? givenByType(answer.type) : 'unknown';
  }
  return 'unknown';
}

function givenByRef(id: string | undefined, template: Template): Given {
  if (id === undefined || id === 'AWS::NoValue') return 'unknown';
  if (id === 'AWS::NotificationARNs') return 'list';
  const parameter = template.parameters.get(id);
  if (parameter !== undefined) {
    const type = textOf(valueAt(parameter.value, 'Type'));
    return type === undefined ? 'unknown' : isListType(type) ? 'list' : 'text';
  }
  return template.resources.has(id) || id.startsWith('AWS::') ? 'text' : 'unknown';
}

function givenByType(type: ValueType): Given {
  if (type.kind === 'list') return 'list';
  if (type.kind === 'map' || type.kind === 'object') return 'map';
  return type.kind === 'json' || type.kind === 'union' || type.kind === 'null' || type.kind === 'tag'
    ? 'unknown'
    : 'text';
}
