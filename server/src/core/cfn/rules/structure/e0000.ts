import type { TemplateRule } from '../rule.ts';

export const e0000: TemplateRule = {
  kind: 'template',
  id: 'E0000',
  severity: 'error',
  title: 'Syntax',
  about: 'The text is no YAML or JSON, a key stands twice, or a tag is none of CloudFormation’s.',
  *check({ template }) {
    const { problems, text } = template.document;
    for (const { start, end, message } of problems) {
      // Rain takes its directives out before CloudFormation sees them.
      if (!text.startsWith('!Rain::', start)) yield { span: { start, end }, message };
    }
  },
};
