import { endOf, startOf, valueAt, walk } from '../../document/node.ts';
import { functionPage } from '../../model/functionInfo.ts';
import { innerSpan } from '../../model/functions.ts';
import { pseudoParameters } from '../../model/pseudoParameters.ts';
import type { TemplateRule } from '../rule.ts';

export const w1054: TemplateRule = {
  kind: 'template',
  id: 'W1054',
  severity: 'warning',
  title: 'Pseudo parameters without Ref',
  about: 'A value is the name of a pseudo parameter, and nothing reads it.',
  link: functionPage('Ref'),
  fixes: true,
  mutedByMacros: true,
  *check({ template: { resources, outputs, document } }) {
    const values = [
      ...[...resources.values()].map(({ properties }) => properties),
      ...[...outputs.values()].map(({ value }) => valueAt(value, 'Value')),
    ];
    for (const value of values) {
      if (value === null || value === undefined) continue;
      for (const node of walk(value)) {
        if (node.kind !== 'scalar' || typeof node.value !== 'string') continue;
        // Below a function's name it is read.
        if (!Object.hasOwn(pseudoParameters, node.value) || node.at === 'Ref') continue;
        const span = { start: startOf(node), end: endOf(node) };
        const text = document.language === 'json' ? `{ "Ref": "${node.value}" }` : `!Ref ${node.value}`;
        yield {
          span: innerSpan(node),
          message: `This stays as it is written; Ref gives the value: ${node.value}`,
          fixes: [{ title: 'Read it with Ref', edits: [{ span, text }], preferred: true }],
        };
      }
    }
  },
};
