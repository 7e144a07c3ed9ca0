/** References to resources within a value that CloudFormation needs before it makes any. */
import { endOf, type Node, startOf } from '../../document/node.ts';
import type { Reference } from '../../model/references.ts';
import type { RuleContext } from '../rule.ts';

export function resourcesNamedIn(node: Node, { references, template }: RuleContext): readonly Reference[] {
  const [start, end] = [startOf(node), endOf(node)];
  return between(references, start, end).filter(
    ({ kind, id }) => (kind === 'getAtt' || kind === 'ref') && template.resources.has(id),
  );
}

/** References are in the order of the text. */
function between(references: readonly Reference[], start: number, end: number): readonly Reference[] {
  let low = 0;
  let high = references.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((references[middle]?.span.start ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  const found: Reference[] = [];
  for (let at = low; at < references.length; at += 1) {
    const reference = references[at];
    if (reference === undefined || reference.span.start >= end) break;
    found.push(reference);
  }
  return found;
}
