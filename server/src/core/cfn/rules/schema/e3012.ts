import { type Node, type ScalarNode, spanOf } from '../../document/node.ts';
import type { ValueType } from '../../schema/schema.ts';
import type { ValueRule } from '../rule.ts';
import { intoList } from './addProperty.ts';

export const e3012: ValueRule = {
  kind: 'value',
  id: 'E3012',
  severity: 'error',
  title: 'Types of values',
  about: 'A value is of the kind that its property takes: a text, a number, a list, a map.',
  fixes: true,
  mutedByMacros: true,
  *check({ node, type, path }, { template }) {
    if (fits(node, type)) return;
    const edits = type.kind === 'list' && fits(node, type.of) ? intoList(node, template.document.text) : null;
    yield {
      span: spanOf(node),
      message: `${path} takes ${nameOf(type)}, this is ${kindOf(node)}.`,
      fixes: edits === null ? [] : [{ title: 'Put it into a list', edits, preferred: true }],
    };
  },
};

function fits(node: Node, type: ValueType): boolean {
  // Something is being typed: the parser says so where it matters.
  if (node.kind === 'scalar' && (node.style === 'none' || node.value === null)) return true;
  switch (type.kind) {
    case 'json':
      return true;
    case 'union':
      return type.of.some((one) => fits(node, one));
    case 'object':
    case 'map':
    case 'tag':
      return node.kind === 'map';
    case 'list':
      return node.kind === 'list';
    case 'string':
    case 'timestamp':
      // CloudFormation makes texts of numbers and booleans.
      return node.kind === 'scalar';
    case 'boolean':
      return node.kind === 'scalar' && isBoolean(node);
    case 'integer':
      return node.kind === 'scalar' && /^[-+]?\d+$/.test(writtenOf(node));
    case 'number':
      return node.kind === 'scalar' && /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/.test(writtenOf(node));
    case 'null':
      return node.kind === 'scalar';
  }
}

function writtenOf(node: ScalarNode): string {
  return typeof node.value === 'string' ? node.value.trim() : node.source;
}

/** Whatever YAML 1.1 took for one, CloudFormation takes too. */
function isBoolean(node: ScalarNode): boolean {
  return /^(?:true|false|yes|no|on|off)$/i.test(writtenOf(node));
}

function nameOf(type: ValueType): string {
  const names: Readonly<Record<ValueType['kind'], string>> = {
    string: 'a text',
    integer: 'a whole number',
    number: 'a number',
    boolean: 'true or false',
    json: 'anything',
    timestamp: 'a time',
    tag: 'a map of Key and Value',
    null: 'nothing',
    list: 'a list',
    map: 'a map',
    object: 'a map',
    union: 'another type',
  };
  return names[type.kind];
}

function kindOf(node: Node): string {
  if (node.kind !== 'scalar') return node.kind === 'list' ? 'a list' : 'a map';
  return typeof node.value === 'string' ? 'a text' : `a ${typeof node.value}`;
}
