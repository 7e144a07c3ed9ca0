import { valueAt } from '../../document/node.ts';
import { userGuide } from '../../documentation.ts';
import { trueOrFalse } from '../conditions/names.ts';
import type { TemplateRule } from '../rule.ts';

export const e1702: TemplateRule = {
  kind: 'template',
  id: 'E1702',
  severity: 'error',
  title: 'Conditions of rules',
  about: 'The RuleCondition of a rule is a function that is true or false.',
  link: userGuide('rules-section-structure'),
  mutedByMacros: true,
  *check(context) {
    for (const { value } of context.template.rules.values()) {
      const condition = valueAt(value, 'RuleCondition');
      if (condition !== undefined) yield* trueOrFalse(condition, 'A RuleCondition', 'Rules', context);
    }
  },
};
