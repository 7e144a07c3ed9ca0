import { valueAt } from '../../document/node.ts';
import { userGuide } from '../../documentation.ts';
import { innerSpan } from '../../model/functions.ts';
import type { TemplateRule } from '../rule.ts';
import { assumptionsAt } from './underIfs.ts';

export const w1001: TemplateRule = {
  kind: 'template',
  id: 'W1001',
  severity: 'warning',
  title: 'References to resources that may not exist',
  about: 'The resource has a condition that may not hold where the reference counts.',
  link: userGuide('conditions-section-structure'),
  mutedByMacros: true,
  *check({ template, references, logic }) {
    for (const { kind, id, node, section, owner, span } of references) {
      const condition = template.resources.get(id)?.condition;
      if (
        (kind !== 'ref' && kind !== 'getAtt') ||
        typeof condition !== 'string' ||
        !template.conditions.has(condition)
      ) {
        continue;
      }
      const here = assumptionsAt(node, section, owner, template);
      if (!logic.canBe([...here, { condition, holds: false }])) continue;
      // What can never be counts for nothing, and is found by another rule.
      if (!logic.canBe(here)) continue;
      const conditionNode = valueAt(template.resources.get(id)?.body, 'Condition');
      yield {
        span,
        message: `${id} exists only under ${condition}, which may not hold here.`,
        related:
          conditionNode === undefined
            ? []
            : [{ span: innerSpan(conditionNode), message: `${id} exists only under this condition.` }],
      };
    }
  },
};
