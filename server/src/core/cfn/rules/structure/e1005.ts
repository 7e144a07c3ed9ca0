import { type Entry, keyText, type Node, textOf, valueAt } from '../../document/node.ts';
import { userGuide } from '../../documentation.ts';
import { functionAt, innerSpan } from '../../model/functions.ts';
import { LANGUAGE_EXTENSIONS, SAM } from '../../model/template.ts';
import { unknownKeys } from '../keys.ts';
import { nearest, replaceWith } from '../nearest.ts';
import type { Finding, RuleContext, TemplateRule } from '../rule.ts';
import { wordOf } from '../spans.ts';

export const e1005: TemplateRule = {
  kind: 'template',
  id: 'E1005',
  severity: 'error',
  title: 'Transform',
  about: 'Names macros, in a text or a list; those that begin with AWS:: are known.',
  link: userGuide('transform-section-structure'),
  fixes: true,
  *check(context) {
    const node = context.template.sections.get('Transform')?.value;
    if (node === undefined) return;
    for (const one of node.kind === 'list' ? node.items : [node]) yield* ofTransform(one, context);
  },
};

const KNOWN = [
  SAM,
  LANGUAGE_EXTENSIONS,
  'AWS::CodeDeployBlueGreen',
  'AWS::CodeStar',
  'AWS::Include',
  'AWS::SecretsManager-2020-07-23',
  'AWS::SecretsManager-2024-09-16',
  'AWS::ServiceCatalog',
];

function* ofTransform(node: Node, { template }: RuleContext): Generator<Finding> {
  const { text } = template.document;
  if (node.kind === 'scalar' && node.value === null) return;
  const nameNode = node.kind === 'map' ? valueAt(node, 'Name') : node;
  const name = textOf(nameNode);
  if (nameNode === undefined || name === undefined) {
    // A function may give the name, or AWS::Include stand for the section as one.
    if (functionAt(nameNode) !== null || (node.kind === 'map' && node.entries.some(isFunction))) return;
    yield {
      span: wordOf(node, text),
      message: 'Transform takes the name of a macro, or a map with its Name and Parameters.',
    };
    return;
  }
  if (node.kind === 'map') yield* unknownKeys(node, ['Name', 'Parameters'], 'A transform');
  const close = name.startsWith('AWS::') && !KNOWN.includes(name) ? nearest(name, KNOWN) : null;
  if (close === null) return;
  const span = innerSpan(nameNode);
  yield { span, message: `AWS has no such macro; did you mean ${close}: ${name}`, fixes: [replaceWith(span, close)] };
}

function isFunction(entry: Entry): boolean {
  return keyText(entry).startsWith('Fn::');
}
