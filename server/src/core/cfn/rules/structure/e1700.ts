import { keyText, type Node, spanOf, valueAt } from '../../document/node.ts';
import { userGuide } from '../../documentation.ts';
import { innerSpan } from '../../model/functions.ts';
import { unknownKeys } from '../keys.ts';
import type { TemplateRule } from '../rule.ts';
import { wordOf } from '../spans.ts';

export const e1700: TemplateRule = {
  kind: 'template',
  id: 'E1700',
  severity: 'error',
  title: 'Keys of rules',
  about:
    'A rule of the section Rules is a map with a list of Assertions, and may have a RuleCondition. Other keys are a warning.',
  link: userGuide('rules-section-structure'),
  fixes: true,
  mutedByMacros: true,
  *check({ template }) {
    for (const [name, { key, value }] of template.rules) {
      const { text } = template.document;
      if (value.kind !== 'map') {
        if (!isNothing(value)) yield { span: wordOf(value, text), message: `A rule is a map with Assertions: ${name}` };
        continue;
      }
      for (const finding of unknownKeys(value, ['Assertions', 'RuleCondition'], 'A rule')) {
        yield { ...finding, severity: 'warning' };
      }
      const assertions = valueAt(value, 'Assertions');
      if (assertions === undefined) {
        if (value.entries.some((entry) => keyText(entry).startsWith('Fn::'))) continue;
        yield { span: innerSpan(key), message: `A rule needs Assertions: ${name}` };
      } else if (assertions.kind !== 'list') {
        if (!isNothing(assertions)) yield { span: wordOf(assertions, text), message: 'Assertions are a list.' };
      } else if (assertions.items.length === 0) {
        yield { span: spanOf(assertions), message: 'There is one assertion at least.' };
      }
    }
  },
};

/** It is still being typed. */
function isNothing(node: Node): boolean {
  return node.kind === 'scalar' && node.value === null;
}
