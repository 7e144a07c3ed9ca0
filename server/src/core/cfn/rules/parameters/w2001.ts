import { userGuide } from '../../documentation.ts';
import type { TemplateRule } from '../rule.ts';
import { unused } from '../unused.ts';

export const w2001: TemplateRule = {
  kind: 'template',
  id: 'W2001',
  severity: 'warning',
  title: 'Parameters that are not used',
  about: 'No Ref, Fn::Sub or rule names them.',
  link: userGuide('parameters-section-structure'),
  fixes: true,
  *check(context) {
    const used = new Set(context.references.filter(({ kind }) => kind === 'ref').map(({ id }) => id));
    yield* unused(context.template.parameters, used, 'Nothing uses this parameter', context);
  },
};
