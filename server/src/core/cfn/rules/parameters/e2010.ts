import { tooMany } from '../limits.ts';
import type { TemplateRule } from '../rule.ts';

export const e2010: TemplateRule = {
  kind: 'template',
  id: 'E2010',
  severity: 'error',
  title: 'At most 200 parameters',
  about: 'A template has no more.',
  *check({ template }) {
    yield* tooMany(template, 'Parameters', 200);
  },
};
