import { userGuide } from '../../documentation.ts';
import type { TemplateRule } from '../rule.ts';
import { unused } from '../unused.ts';

export const w8001: TemplateRule = {
  kind: 'template',
  id: 'W8001',
  severity: 'warning',
  title: 'Conditions that are not used',
  about: 'No resource, output, Fn::If or other condition names them.',
  link: userGuide('conditions-section-structure'),
  fixes: true,
  *check(context) {
    const used = new Set(context.references.filter(({ kind }) => kind === 'condition').map(({ id }) => id));
    yield* unused(context.template.conditions, used, 'Nothing uses this condition', context);
  },
};
