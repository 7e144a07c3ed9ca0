import { type Entry, keyText, type Node, pathOf, type ScalarNode, spanOf, walk } from '../../document/node.ts';
import { innerSpan } from '../../model/functions.ts';
import type { Finding, TemplateRule } from '../rule.ts';

export const p1000: TemplateRule = {
  kind: 'template',
  id: 'P1000',
  severity: 'error',
  title: 'Nothing where a value is due',
  about:
    'CloudFormation takes no null, nor a key without a value; documents of others, such as event patterns, may have some.',
  mutedByMacros: true,
  *check({ template: { root } }) {
    for (const node of root === null ? [] : walk(root)) {
      const found = [...nullsIn(node)];
      if (found.length > 0 && !pathOf(node).some((key) => DOCUMENTS.has(key))) yield* found;
    }
  },
};

/** Properties with a document in which null means something. */
const DOCUMENTS = new Set<string | number>([
  'Body',
  'Content',
  'Definition',
  'DefinitionBody',
  'EventPattern',
  'Pattern',
  'Schema',
]);

function* nullsIn(node: Node): Generator<Finding> {
  if (node.kind === 'list') {
    for (const item of node.items) if (isNull(item)) yield { span: spanOf(item), message: 'A value is due here.' };
  }
  if (node.kind === 'map') {
    for (const entry of node.entries) if (isNull(entry.value)) yield ofEntry(entry, entry.value);
  }
}

function isNull(node: Node): node is ScalarNode {
  return node.kind === 'scalar' && node.value === null;
}

function ofEntry(entry: Entry, value: ScalarNode): Finding {
  // What is not written has no place of its own.
  const span = value.style === 'none' ? innerSpan(entry.key) : spanOf(value);
  return { span, message: `A value is due here, CloudFormation takes no empty one: ${keyText(entry)}` };
}
