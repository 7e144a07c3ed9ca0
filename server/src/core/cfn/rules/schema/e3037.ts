import { keyText, type Node } from '../../document/node.ts';
import { functionAt } from '../../model/functions.ts';
import { hasTransformInside } from '../../model/template.ts';
import type { ValueRule } from '../rule.ts';
import { wordOf } from '../spans.ts';
import { uniqueLists } from './uniqueLists.ts';

export const e3037: ValueRule = {
  kind: 'value',
  id: 'E3037',
  severity: 'error',
  title: 'Items that stand twice',
  about: 'A list that takes each item once has one twice. Only lists of which that is known are looked at.',
  mutedByMacros: true,
  *check({ node, isWhole, path, schema }, { template }) {
    if (!isWhole || node.kind !== 'list' || uniqueLists[schema.type]?.includes(path) !== true) return;
    const seen = new Set<string>();
    for (const item of node.items) {
      const text = comparable(item);
      if (text !== null && seen.has(text)) {
        yield {
          span: wordOf(item, template.document.text),
          message: `${path} takes each item once; this one stands above.`,
        };
      }
      if (text !== null) seen.add(text);
    }
  },
};

/** Null: what it comes to depends on more than what is written. */
function comparable(node: Node): string | null {
  if (node.kind === 'scalar') return node.style === 'none' ? null : JSON.stringify(String(node.value));
  if (hasTransformInside(node) || functionAt(node)?.name === 'Fn::If') return null;
  const inner =
    node.kind === 'list'
      ? node.items.map(comparable)
      : node.entries
          .map((entry) => [keyText(entry), comparable(entry.value)] as const)
          .toSorted(([a], [b]) => (a < b ? -1 : 1))
          .map(([key, value]) => (value === null ? null : `${JSON.stringify(key)}:${value}`));
  if (inner.includes(null)) return null;
  // What stands for nothing may stand there often.
  if (node.kind === 'map' && inner[0] === '"Ref":"AWS::NoValue"') return null;
  return node.kind === 'list' ? `[${inner.join()}]` : `{${inner.join()}}`;
}
