import { type Node, textOf, valueAt } from '../../document/node.ts';
import { userGuide } from '../../documentation.ts';
import type { Finding, RuleContext, TemplateRule } from '../rule.ts';
import { wordOf } from '../spans.ts';

export const e6003: TemplateRule = {
  kind: 'template',
  id: 'E6003',
  severity: 'error',
  title: 'Kinds of values in outputs',
  about: 'An output and its Export are maps, Description and Condition are texts without functions.',
  link: userGuide('outputs-section-structure'),
  mutedByMacros: true,
  *check(context) {
    for (const { value } of context.template.outputs.values()) {
      if (value.kind !== 'map') {
        yield* wrong(value, 'An output is a map with a Value.', context);
        continue;
      }
      const exported = valueAt(value, 'Export');
      if (exported !== undefined && exported.kind !== 'map') {
        yield* wrong(exported, 'The Export of an output is a map with a Name.', context);
      }
      for (const key of ['Description', 'Condition']) {
        const node = valueAt(value, key);
        if (node === undefined || textOf(node) !== undefined || (node.kind === 'scalar' && key === 'Description'))
          continue;
        yield* wrong(node, `The ${key} of an output is a text, written as it is.`, context);
      }
    }
  },
};

/** Null is found by another rule, wherever it stands. */
function* wrong(node: Node, message: string, { template }: RuleContext): Generator<Finding> {
  if (node.kind === 'scalar' && node.value === null) return;
  yield { span: wordOf(node, template.document.text), message };
}
