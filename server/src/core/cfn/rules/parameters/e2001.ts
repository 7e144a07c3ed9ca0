import { type Entry, keyText, type Node, textOf, valueAt } from '../../document/node.ts';
import { userGuide } from '../../documentation.ts';
import { innerSpan } from '../../model/functions.ts';
import { unknownKeys } from '../keys.ts';
import type { Finding, RuleContext, TemplateRule } from '../rule.ts';
import { wordOf } from '../spans.ts';

export const e2001: TemplateRule = {
  kind: 'template',
  id: 'E2001',
  severity: 'error',
  title: 'Keys of parameters',
  about: 'A parameter has a Type, and keys that its type takes, each with a value of the right kind.',
  link: userGuide('parameters-section-structure'),
  fixes: true,
  mutedByMacros: true,
  *check(context) {
    for (const [name, entry] of context.template.parameters) yield* ofParameter(name, entry, context);
  },
};

type Kind = 'text' | 'number' | 'flag' | 'scalar' | 'list';

const KEYS: Readonly<Record<string, Kind>> = {
  AllowedPattern: 'text',
  AllowedValues: 'list',
  ConstraintDescription: 'text',
  Default: 'scalar',
  Description: 'text',
  MaxLength: 'number',
  MaxValue: 'number',
  MinLength: 'number',
  MinValue: 'number',
  NoEcho: 'flag',
  Type: 'text',
};

const OF_NUMBERS = ['MinValue', 'MaxValue'];
const OF_TEXTS = ['MinLength', 'MaxLength', 'AllowedPattern'];

function* ofParameter(name: string, { key, value }: Entry, context: RuleContext): Generator<Finding> {
  const { text } = context.template.document;
  if (value.kind === 'scalar' && value.value === null) return;
  if (value.kind !== 'map') {
    yield { span: wordOf(value, text), message: `A parameter is a map with a Type, this is none: ${name}` };
    return;
  }
  if (valueAt(value, 'Type') === undefined) {
    yield { span: innerSpan(key), message: `A parameter needs a Type: ${name}` };
  }
  yield* unknownKeys(value, Object.keys(KEYS), 'A parameter');
  const type = textOf(valueAt(value, 'Type'));
  for (const entry of value.entries) {
    const inner = keyText(entry);
    const kind = Object.hasOwn(KEYS, inner) ? KEYS[inner] : undefined;
    if (kind === undefined || (entry.value.kind === 'scalar' && entry.value.value === null)) continue;
    const others = type === 'Number' ? OF_TEXTS : OF_NUMBERS;
    if (type !== undefined && others.includes(inner)) {
      yield { span: innerSpan(entry.key), message: `A parameter of type ${type} has no ${inner}.` };
    } else if (!isOfKind(entry.value, kind)) {
      yield { span: wordOf(entry.value, text), message: `The ${inner} of a parameter is ${NAMES[kind]}.` };
    } else if (inner === 'AllowedValues' && type !== undefined && /^(?:Number|List<Number>)$/.test(type)) {
      yield* numbersIn(entry.value, text);
    }
  }
}

function* numbersIn(list: Node, text: string): Generator<Finding> {
  for (const item of list.kind === 'list' ? list.items : []) {
    if (isOfKind(item, 'number') || (item.kind === 'scalar' && item.value === null)) continue;
    yield { span: wordOf(item, text), message: 'The AllowedValues of a Number are numbers.' };
  }
}

const NAMES: Readonly<Record<Kind, string>> = {
  text: 'a text',
  number: 'a number',
  flag: 'true or false',
  scalar: 'a text or a number, written as it is',
  list: 'a list of texts or numbers',
};

function isOfKind(node: Node, kind: Kind): boolean {
  if (kind === 'list') return node.kind === 'list' && node.items.every(({ kind: of }) => of === 'scalar');
  if (node.kind !== 'scalar') return false;
  const written = textOf(node) ?? node.source;
  if (kind === 'number') return /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/.test(written);
  return kind !== 'flag' || /^(?:true|false|yes|no|on|off)$/i.test(written);
}
