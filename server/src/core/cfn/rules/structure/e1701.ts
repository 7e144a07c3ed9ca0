import { keyText, type Node, spanOf, valueAt } from '../../document/node.ts';
import { userGuide } from '../../documentation.ts';
import { functionAt, innerSpan } from '../../model/functions.ts';
import { trueOrFalse } from '../conditions/names.ts';
import { unknownKeys } from '../keys.ts';
import type { TemplateRule } from '../rule.ts';
import { wordOf } from '../spans.ts';

export const e1701: TemplateRule = {
  kind: 'template',
  id: 'E1701',
  severity: 'error',
  title: 'Assertions of rules',
  about:
    'An assertion is a map with Assert, a function that is true or false, and may have an AssertDescription. Other keys are a warning: they do nothing.',
  link: userGuide('rules-section-structure'),
  fixes: true,
  mutedByMacros: true,
  *check(context) {
    const { template } = context;
    for (const assertion of [...template.rules.values()].flatMap(({ value }) => assertionsOf(value))) {
      if (assertion.kind === 'scalar' && assertion.value === null) continue;
      if (assertion.kind !== 'map') {
        yield { span: wordOf(assertion, template.document.text), message: 'An assertion is a map with Assert.' };
        continue;
      }
      if (functionAt(assertion) !== null) continue;
      for (const finding of unknownKeys(assertion, ['Assert', 'AssertDescription'], 'An assertion')) {
        yield { ...finding, severity: 'warning' };
      }
      const assert = valueAt(assertion, 'Assert');
      const [first] = assertion.entries;
      if (assert !== undefined) yield* trueOrFalse(assert, 'An assertion', 'Rules', context);
      else if (!assertion.entries.some((entry) => keyText(entry).startsWith('Fn::'))) {
        const span = first === undefined ? spanOf(assertion) : innerSpan(first.key);
        yield { span, message: 'An assertion needs: Assert' };
      }
    }
  },
};

function assertionsOf(rule: Node): readonly Node[] {
  const list = valueAt(rule, 'Assertions');
  return list?.kind === 'list' ? list.items : [];
}
