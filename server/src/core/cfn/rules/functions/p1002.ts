import { endOf, startOf, textOf } from '../../document/node.ts';
import { type FunctionCall, functionAt } from '../../model/functions.ts';
import { type Given, givenBy } from '../../model/gives.ts';
import type { ValueType } from '../../schema/schema.ts';
import type { CallRule, Fix } from '../rule.ts';
import { wordOf } from '../spans.ts';

export const p1002: CallRule = {
  kind: 'call',
  id: 'P1002',
  severity: 'error',
  title: 'Functions that give the wrong kind of value',
  about: 'A function gives a list where one text is due, or a text where a list or a map is due.',
  fixes: true,
  mutedByMacros: true,
  *check({ call, type, path }, context) {
    if (call.name === 'Condition') {
      const message = `Condition stands in Conditions only; Fn::If makes a value of it: !If [${textOf(call.argument) ?? 'Name'}, true, false]`;
      yield { span: wordOf(call.node, context.template.document.text), message };
      return;
    }
    const given = givenBy(call.node, context);
    if (given === 'unknown' || takes(type, given)) return;
    const due = takes(type, 'text') ? (DUE[type.kind] ?? 'one text') : takes(type, 'list') ? 'a list' : 'a map';
    const isOneOfMore = given === 'text' && type.kind === 'list' && takes(type.of, 'text');
    yield {
      span: wordOf(call.node, context.template.document.text),
      message: `${path} takes ${due}, this gives ${NAMES[given]}: ${functionAt(call.node)?.name}`,
      fixes: isOneOfMore ? asList(call, context.template.document.language) : [],
    };
  },
};

const DUE: Readonly<Partial<Record<ValueType['kind'], string>>> = {
  boolean: 'true or false',
  integer: 'a whole number',
  number: 'a number',
};

const NAMES: Readonly<Record<Given, string>> = {
  text: 'a text',
  list: 'a list',
  map: 'a map',
  condition: 'true or false',
  unknown: 'something else',
};

function takes(type: ValueType, given: Given): boolean {
  switch (type.kind) {
    case 'json':
    case 'tag':
    case 'null':
      return true;
    case 'union':
      return type.of.some((one) => takes(one, given));
    case 'list':
      return given === 'list';
    case 'map':
    case 'object':
      return given === 'map';
    case 'string':
    case 'integer':
    case 'number':
    case 'boolean':
    case 'timestamp':
      return given === 'text';
  }
}

/** `[!Ref Name]`: only where what is written can stand between brackets. */
function asList({ name, node, argument }: FunctionCall, language: 'yaml' | 'json'): readonly Fix[] {
  const isShort = node.tag !== null && textOf(argument) !== undefined && (name === 'Ref' || name === 'Fn::GetAtt');
  if (language === 'yaml' && !isShort) return [];
  const at = (offset: number, text: string) => ({ span: { start: offset, end: offset }, text });
  return [{ title: 'Make it a list of one', edits: [at(startOf(node), '['), at(endOf(node), ']')], preferred: true }];
}
