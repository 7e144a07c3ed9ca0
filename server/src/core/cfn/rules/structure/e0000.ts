import { breaks, type SyntaxProblem } from '../../document/problem.ts';
import type { TemplateRule } from '../rule.ts';

export const e0000: TemplateRule = {
  kind: 'template',
  id: 'E0000',
  severity: 'error',
  title: 'Syntax',
  about:
    'The text is no YAML or JSON, a key stands twice, or a tag is none of CloudFormation’s. In a block that cannot be read the first mistake is told: the others often come of it.',
  *check({ template }) {
    const { problems, broken, text } = template.document;
    const told = new Set<unknown>();
    for (const problem of inOrder(problems)) {
      const { start, end, message } = problem;
      const block = broken.find((span) => span.start <= start && start <= span.end);
      if (breaks(problem) && block !== undefined) {
        if (told.has(block)) continue;
        told.add(block);
      }
      // Rain takes its directives out before CloudFormation sees them.
      if (!text.startsWith('!Rain::', start)) yield { span: { start, end }, message };
    }
  },
};

function inOrder(problems: readonly SyntaxProblem[]): readonly SyntaxProblem[] {
  return problems.toSorted((a, b) => a.start - b.start);
}
