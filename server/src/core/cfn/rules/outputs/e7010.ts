import { innerSpan } from '../../model/functions.ts';
import { tooMany } from '../limits.ts';
import type { TemplateRule } from '../rule.ts';

export const e7010: TemplateRule = {
  kind: 'template',
  id: 'E7010',
  severity: 'error',
  title: 'At most 200 mappings, each of at most 200 keys',
  about: 'A template has no more.',
  *check({ template }) {
    yield* tooMany(template, 'Mappings', 200);
    for (const [name, { key, value }] of template.mappings) {
      const count = value.kind === 'map' ? value.entries.length : 0;
      if (count > 200)
        yield { span: innerSpan(key), message: `A mapping has at most 200 keys, this has ${count}: ${name}` };
    }
  },
};
