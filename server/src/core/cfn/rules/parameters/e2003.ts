import { userGuide } from '../../documentation.ts';
import { badName } from '../names.ts';
import type { TemplateRule } from '../rule.ts';

export const e2003: TemplateRule = {
  kind: 'template',
  id: 'E2003',
  severity: 'error',
  title: 'Names of parameters',
  about: 'Letters and digits, at most 255.',
  link: userGuide('parameters-section-structure'),
  mutedByMacros: true,
  *check({ template }) {
    for (const { key } of template.parameters.values()) yield* badName(key, 'a parameter');
  },
};
