import { tooMany } from '../limits.ts';
import type { TemplateRule } from '../rule.ts';

export const e3010: TemplateRule = {
  kind: 'template',
  id: 'E3010',
  severity: 'error',
  title: 'At most 500 resources',
  about: 'A template has no more.',
  *check({ template }) {
    yield* tooMany(template, 'Resources', 500);
  },
};
