import { userGuide } from '../../documentation.ts';
import { dynamicReferencesIn } from '../../model/dynamicReferences.ts';
import type { TemplateRule } from '../rule.ts';

export const w1053: TemplateRule = {
  kind: 'template',
  id: 'W1053',
  severity: 'warning',
  title: 'Blanks in dynamic references',
  about: 'With blanks after the braces CloudFormation takes {{resolve:...}} for a text.',
  link: userGuide('dynamic-references'),
  fixes: true,
  mutedByMacros: true,
  *check({ template }) {
    for (const { span, isSpaced } of dynamicReferencesIn(template)) {
      if (!isSpaced) continue;
      const written = template.document.text.slice(span.start, span.end);
      const text = written.replace(/^\{\{\s+/, '{{').replace(/\s+\}\}$/, '}}');
      yield {
        span,
        message: 'With blanks after the braces nothing is looked up, it stays as it is written.',
        fixes: [{ title: 'Remove the blanks', edits: [{ span, text }], preferred: true }],
      };
    }
  },
};
