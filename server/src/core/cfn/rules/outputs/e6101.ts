import { valueAt } from '../../document/node.ts';
import { userGuide } from '../../documentation.ts';
import { fits } from '../functions/arguments.ts';
import type { TemplateRule } from '../rule.ts';

export const e6101: TemplateRule = {
  kind: 'template',
  id: 'E6101',
  severity: 'error',
  title: 'Values of outputs',
  about: 'The Value is a text, or a function that gives one; lists are joined first.',
  link: userGuide('outputs-section-structure'),
  mutedByMacros: true,
  *check(context) {
    for (const { value } of context.template.outputs.values()) {
      yield* fits(valueAt(value, 'Value'), { what: 'The Value of an output', kind: 'text' }, context);
    }
  },
};
