import { userGuide } from '../../documentation.ts';
import { badName } from '../names.ts';
import type { TemplateRule } from '../rule.ts';

export const e6004: TemplateRule = {
  kind: 'template',
  id: 'E6004',
  severity: 'error',
  title: 'Names of outputs',
  about: 'Letters and digits, at most 255.',
  link: userGuide('outputs-section-structure'),
  mutedByMacros: true,
  *check({ template }) {
    for (const { key } of template.outputs.values()) yield* badName(key, 'an output');
  },
};
