import { userGuide } from '../../documentation.ts';
import type { TemplateRule } from '../rule.ts';
import { unknownCondition } from './names.ts';

export const e8002: TemplateRule = {
  kind: 'template',
  id: 'E8002',
  severity: 'error',
  title: 'Conditions that are not there',
  about: 'Fn::If and Condition name a condition of this template.',
  link: userGuide('conditions-section-structure'),
  fixes: true,
  mutedByMacros: true,
  *check(context) {
    for (const reference of context.references) {
      if (reference.kind === 'condition' && reference.within === 'function')
        yield* unknownCondition(reference, context);
    }
  },
};
