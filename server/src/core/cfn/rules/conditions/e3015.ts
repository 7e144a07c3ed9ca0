import { userGuide } from '../../documentation.ts';
import type { TemplateRule } from '../rule.ts';
import { unknownCondition } from './names.ts';

export const e3015: TemplateRule = {
  kind: 'template',
  id: 'E3015',
  severity: 'error',
  title: 'The condition of a resource is not there',
  about: 'The Condition of a resource is one of this template.',
  link: userGuide('conditions-section-structure'),
  fixes: true,
  mutedByMacros: true,
  *check(context) {
    for (const reference of context.references) {
      const { kind, within, section } = reference;
      if (kind === 'condition' && within === 'key' && section === 'Resources') {
        yield* unknownCondition(reference, context);
      }
    }
  },
};
