import { userGuide } from '../../documentation.ts';
import type { TemplateRule } from '../rule.ts';
import { unknownCondition } from './names.ts';

export const e6005: TemplateRule = {
  kind: 'template',
  id: 'E6005',
  severity: 'error',
  title: 'The condition of an output is not there',
  about: 'The Condition of an output is one of this template.',
  link: userGuide('conditions-section-structure'),
  fixes: true,
  mutedByMacros: true,
  *check(context) {
    for (const reference of context.references) {
      const { kind, within, section } = reference;
      if (kind === 'condition' && within === 'key' && section === 'Outputs') {
        yield* unknownCondition(reference, context);
      }
    }
  },
};
