import { keyText } from '../../document/node.ts';
import { innerSpan } from '../../model/functions.ts';
import { withoutEntry } from '../edits.ts';
import type { ObjectRule } from '../rule.ts';

export const e3040: ObjectRule = {
  kind: 'object',
  id: 'E3040',
  severity: 'error',
  title: 'Attributes that are set',
  about: 'What AWS makes, such as the address of a queue, is read with Fn::GetAtt and cannot be set.',
  fixes: true,
  mutedByMacros: true,
  *check({ node, definition, name, schema }, { template }) {
    for (const entry of name === null ? node.entries : []) {
      const key = keyText(entry);
      if (key in definition.properties || !Object.hasOwn(schema.attributes, key)) continue;
      const edit = withoutEntry(node, entry, template.document.text);
      yield {
        span: innerSpan(entry.key),
        message: `${schema.type} has no such property, which is read with Fn::GetAtt only: ${key}`,
        fixes: edit === null ? [] : [{ title: `Remove ${key}`, edits: [edit], preferred: true }],
      };
    }
  },
};
