import { type Entry, keyText, type Node } from '../../document/node.ts';
import { userGuide } from '../../documentation.ts';
import { functionAt, innerSpan } from '../../model/functions.ts';
import type { Finding, RuleContext, TemplateRule } from '../rule.ts';
import { wordOf } from '../spans.ts';

export const e7001: TemplateRule = {
  kind: 'template',
  id: 'E7001',
  severity: 'error',
  title: 'Mappings',
  about: 'A mapping is a map of maps of texts and lists, without functions; keys have letters, digits, - and points.',
  link: userGuide('mappings-section-structure'),
  mutedByMacros: true,
  *check(context) {
    for (const [name, { value }] of context.template.mappings) {
      for (const outer of entriesOf(value)) {
        yield* keyProblem(outer, /^[A-Za-z0-9.-]{1,255}$/, 'letters, digits, - and points');
        for (const inner of entriesOf(outer.value)) {
          yield* keyProblem(inner, /^[A-Za-z0-9.-]{1,255}$/, 'letters, digits, - and points');
          yield* valueProblem(inner.value, context);
        }
        yield* mapProblem(outer.value, `${name}.${keyText(outer)} is a map of values.`, context);
      }
      yield* mapProblem(value, `${name} is a map of maps.`, context);
    }
  },
};

function entriesOf(node: Node): readonly Entry[] {
  return node.kind === 'map' ? node.entries.filter((entry) => !keyText(entry).startsWith('Fn::')) : [];
}

function* keyProblem({ key }: Entry, pattern: RegExp, what: string): Generator<Finding> {
  const name = keyText({ key, value: key });
  if (!pattern.test(name)) yield { span: innerSpan(key), message: `A key of a mapping has ${what} only: ${name}` };
}

function* mapProblem(node: Node, message: string, { template }: RuleContext): Generator<Finding> {
  if (node.kind === 'map' || (node.kind === 'scalar' && node.value === null)) return;
  yield { span: wordOf(node, template.document.text), message };
}

function* valueProblem(node: Node, { template }: RuleContext): Generator<Finding> {
  const call = functionAt(node);
  if (call?.name === 'Fn::Transform' || node.kind === 'scalar') return;
  const isList = node.kind === 'list' && node.items.every(({ kind }) => kind === 'scalar');
  if (isList) return;
  const span = wordOf(node, template.document.text);
  yield {
    span,
    message:
      call === null
        ? 'A value of a mapping is a text or a list of texts.'
        : `A value of a mapping is written as it is, no function may give it: ${call.name}`,
  };
}
