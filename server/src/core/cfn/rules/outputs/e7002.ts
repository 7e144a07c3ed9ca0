import { userGuide } from '../../documentation.ts';
import { badName } from '../names.ts';
import type { TemplateRule } from '../rule.ts';

export const e7002: TemplateRule = {
  kind: 'template',
  id: 'E7002',
  severity: 'error',
  title: 'Names of mappings',
  about: 'Letters and digits, at most 255.',
  link: userGuide('mappings-section-structure'),
  mutedByMacros: true,
  *check({ template }) {
    for (const { key } of template.mappings.values()) yield* badName(key, 'a mapping');
  },
};
