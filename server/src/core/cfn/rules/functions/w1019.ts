import { keyText } from '../../document/node.ts';
import { functionPage } from '../../model/functionInfo.ts';
import { innerSpan, subOf, subPartsOf } from '../../model/functions.ts';
import { withoutEntry } from '../edits.ts';
import type { FunctionRule } from '../rule.ts';

export const w1019: FunctionRule = {
  kind: 'function',
  functions: ['Fn::Sub'],
  id: 'W1019',
  severity: 'warning',
  title: 'Variables of Fn::Sub that are not used',
  about: 'The text of the Fn::Sub does not name them.',
  link: functionPage('Fn::Sub'),
  fixes: true,
  mutedByMacros: true,
  *check({ call }, { template: { document } }) {
    const { template, variables } = subOf(call);
    if (template === undefined || variables === null) return;
    const used = new Set(subPartsOf(template, document.text).map(({ name }) => name));
    for (const entry of variables.entries) {
      const name = keyText(entry);
      if (used.has(name) || name.startsWith('Fn::')) continue;
      const edit = variables.entries.length > 1 ? withoutEntry(variables, entry, document.text) : null;
      yield {
        span: innerSpan(entry.key),
        message: `The text of this Fn::Sub does not use the variable: ${name}`,
        unnecessary: true,
        fixes: edit === null ? [] : [{ title: `Remove ${name}`, edits: [edit], preferred: true }],
      };
    }
  },
};
