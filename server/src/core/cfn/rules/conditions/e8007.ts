import { functionPage } from '../../model/functionInfo.ts';
import { circlesIn } from '../references/circles.ts';
import type { TemplateRule } from '../rule.ts';

export const e8007: TemplateRule = {
  kind: 'template',
  id: 'E8007',
  severity: 'error',
  title: 'Conditions in a circle',
  about: 'A condition is made of others, and those not of it.',
  link: functionPage('Condition'),
  mutedByMacros: true,
  *check({ references, template }) {
    const named = references.filter(({ kind, section }) => kind === 'condition' && section === 'Conditions');
    const byOwner = Map.groupBy(named, ({ owner }) => owner);
    const graph = new Map(
      [...template.conditions.keys()].map((id): [string, readonly string[]] => [
        id,
        (byOwner.get(id) ?? []).flatMap((one) => (template.conditions.has(one.id) ? [one.id] : [])),
      ]),
    );
    for (const circle of circlesIn(graph)) {
      const [first, second] = circle;
      const at = byOwner.get(first ?? '')?.find(({ id }) => id === (second ?? first));
      if (at === undefined) continue;
      yield { span: at.span, message: `These conditions are made of each other: ${[...circle, first].join(' → ')}` };
    }
  },
};
