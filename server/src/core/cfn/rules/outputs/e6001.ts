import { valueAt } from '../../document/node.ts';
import { userGuide } from '../../documentation.ts';
import { unknownKeys } from '../keys.ts';
import type { TemplateRule } from '../rule.ts';

export const e6001: TemplateRule = {
  kind: 'template',
  id: 'E6001',
  severity: 'error',
  title: 'Keys of outputs',
  about: 'An output has Value, and may have Description, Export with a Name, and Condition.',
  link: userGuide('outputs-section-structure'),
  fixes: true,
  mutedByMacros: true,
  *check({ template }) {
    for (const { value } of template.outputs.values()) {
      if (value.kind !== 'map') continue;
      yield* unknownKeys(value, ['Value', 'Description', 'Export', 'Condition'], 'An output');
      const exported = valueAt(value, 'Export');
      if (exported?.kind === 'map') yield* unknownKeys(exported, ['Name'], 'The Export of an output');
    }
  },
};
