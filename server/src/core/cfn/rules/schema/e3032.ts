import { keyText, type ListNode, type MapNode, type Node } from '../../document/node.ts';
import { hasTransformInside } from '../../model/template.ts';
import type { ValueRule } from '../rule.ts';
import { wordOf } from '../spans.ts';
import { mayBeNothing } from './presence.ts';

export const e3032: ValueRule = {
  kind: 'value',
  id: 'E3032',
  severity: 'error',
  title: 'Sizes of lists and maps',
  about: 'A list or a map has as many items as its property takes; those that may not be there count neither way.',
  mutedByMacros: true,
  *check({ node, property, path, isWhole }, { template }) {
    if (!isWhole || node.kind === 'scalar' || property.type.kind !== node.kind) return;
    const items = itemsOf(node);
    if (items === null) return;
    const { minLength = 0, maxLength = Number.POSITIVE_INFINITY } = property;
    const least = items.filter((item) => !mayBeNothing(item)).length;
    const wrong =
      least > maxLength ? `at most ${maxLength}` : items.length < minLength ? `at least ${minLength}` : null;
    if (wrong === null) return;
    const count = least > maxLength ? least : items.length;
    yield { span: wordOf(node, template.document.text), message: `${path} takes ${wrong} items, here are ${count}.` };
  },
};

/** Null: loops and transforms write some. */
function itemsOf(node: ListNode | MapNode): readonly Node[] | null {
  if (node.kind === 'list') return node.items.some(hasTransformInside) ? null : node.items;
  if (node.entries.some((entry) => keyText(entry).startsWith('Fn::'))) return null;
  return node.entries.map(({ value }) => value);
}
