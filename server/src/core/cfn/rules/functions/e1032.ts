import { type Entry, keyText, type Node, textOf, walk } from '../../document/node.ts';
import { functionPage } from '../../model/functionInfo.ts';
import { functionAt, innerSpan } from '../../model/functions.ts';
import type { Finding, RuleContext, TemplateRule } from '../rule.ts';
import { wordOf } from '../spans.ts';
import { needsLanguageExtensions } from './languageExtensions.ts';

export const e1032: TemplateRule = {
  kind: 'template',
  id: 'E1032',
  severity: 'error',
  title: 'Fn::ForEach',
  about: 'Has a name, a variable, values and a map to repeat, and needs the transform AWS::LanguageExtensions.',
  link: functionPage('Fn::ForEach'),
  fixes: true,
  mutedByMacros: true,
  *check(context) {
    if (!context.template.document.text.includes('Fn::ForEach')) return;
    for (const section of ['Conditions', 'Resources', 'Outputs']) {
      const value = context.template.sections.get(section)?.value;
      for (const node of value === undefined ? [] : walk(value)) {
        if (node.kind !== 'map') continue;
        for (const entry of node.entries) {
          if (keyText(entry).startsWith('Fn::ForEach')) yield* ofLoop(entry, context);
        }
      }
    }
  },
};

function* ofLoop(entry: Entry, context: RuleContext): Generator<Finding> {
  const { text } = context.template.document;
  yield* needsLanguageExtensions({ name: 'Fn::ForEach', key: entry.key }, context);
  if (!/^Fn::ForEach::[A-Za-z0-9]+$/.test(keyText(entry))) {
    yield { span: innerSpan(entry.key), message: 'A loop has a name of letters and digits: Fn::ForEach::Name' };
  }
  const items: readonly (Node | undefined)[] = entry.value.kind === 'list' ? entry.value.items : [];
  const [variable, values, body] = items;
  if (items.length !== 3) {
    yield {
      span: innerSpan(entry.key),
      message: 'Fn::ForEach takes [Variable, [value, value], { what is repeated }].',
    };
    return;
  }
  if (variable !== undefined && textOf(variable) === undefined) {
    yield { span: wordOf(variable, text), message: 'The variable of Fn::ForEach is a name.' };
  }
  if (values !== undefined && values.kind !== 'list' && functionAt(values) === null) {
    yield {
      span: wordOf(values, text),
      message: 'The values of Fn::ForEach are a list, or a function that gives one.',
    };
  }
  if (body !== undefined && (body.kind !== 'map' || functionAt(body)?.name === 'Ref')) {
    yield { span: wordOf(body, text), message: 'What Fn::ForEach repeats is a map.' };
  }
}
