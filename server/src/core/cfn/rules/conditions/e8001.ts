import { keyText } from '../../document/node.ts';
import { userGuide } from '../../documentation.ts';
import { innerSpan } from '../../model/functions.ts';
import type { TemplateRule } from '../rule.ts';
import { trueOrFalse } from './names.ts';

export const e8001: TemplateRule = {
  kind: 'template',
  id: 'E8001',
  severity: 'error',
  title: 'Conditions',
  about: 'Each has a name of letters and digits, and is made of Fn::Equals, Fn::And, Fn::Or, Fn::Not or Condition.',
  link: userGuide('conditions-section-structure'),
  mutedByMacros: true,
  *check(context) {
    for (const [name, entry] of context.template.conditions) {
      if (!/^[A-Za-z0-9&_]{1,255}$/.test(keyText(entry))) {
        yield { span: innerSpan(entry.key), message: `The name of a condition has letters and digits only: ${name}` };
      }
      yield* trueOrFalse(entry.value, name, 'Conditions', context);
    }
  },
};
