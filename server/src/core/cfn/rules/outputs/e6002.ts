import { valueAt } from '../../document/node.ts';
import { userGuide } from '../../documentation.ts';
import { innerSpan } from '../../model/functions.ts';
import type { TemplateRule } from '../rule.ts';

export const e6002: TemplateRule = {
  kind: 'template',
  id: 'E6002',
  severity: 'error',
  title: 'Outputs without a value',
  about: 'An output has a Value, and its Export a Name.',
  link: userGuide('outputs-section-structure'),
  mutedByMacros: true,
  *check({ template }) {
    for (const [name, { key, value }] of template.outputs) {
      if (value.kind !== 'map' || value.entries.some((entry) => String(entry.key.value).startsWith('Fn::'))) continue;
      if (valueAt(value, 'Value') === undefined) {
        yield { span: innerSpan(key), message: `An output needs a Value: ${name}` };
      }
      const exported = value.entries.find((entry) => entry.key.value === 'Export');
      if (exported?.value.kind === 'map' && valueAt(exported.value, 'Name') === undefined) {
        yield { span: innerSpan(exported.key), message: `The Export of an output needs a Name: ${name}` };
      }
    }
  },
};
