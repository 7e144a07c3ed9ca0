import { tooMany } from '../limits.ts';
import type { TemplateRule } from '../rule.ts';

export const e6010: TemplateRule = {
  kind: 'template',
  id: 'E6010',
  severity: 'error',
  title: 'At most 200 outputs',
  about: 'A template has no more.',
  *check({ template }) {
    yield* tooMany(template, 'Outputs', 200);
  },
};
