import { valueAt } from '../../document/node.ts';
import { userGuide } from '../../documentation.ts';
import { fits } from '../functions/arguments.ts';
import { resourcesNamedIn } from '../functions/resourcesNamedIn.ts';
import type { TemplateRule } from '../rule.ts';

export const e6102: TemplateRule = {
  kind: 'template',
  id: 'E6102',
  severity: 'error',
  title: 'Names of exports',
  about: 'The Name is a text that depends on no resource.',
  link: userGuide('outputs-section-structure'),
  mutedByMacros: true,
  *check(context) {
    for (const { value } of context.template.outputs.values()) {
      const name = valueAt(valueAt(value, 'Export'), 'Name');
      if (name === undefined) continue;
      yield* fits(name, { what: 'The Name of an export', kind: 'text' }, context);
      for (const { span, id } of resourcesNamedIn(name, context)) {
        yield { span, message: `The Name of an export may not depend on a resource: ${id}` };
      }
    }
  },
};
