/** What a value says by itself. */
import type { Node } from '../../document/node.ts';
import { literalOf } from '../../model/conditionLogic.ts';
import type { ValueVisit } from '../rule.ts';

/**
 * The text of a value that is written out where its property takes a text; undefined where it is none, where nothing is
 * typed yet, and where AWS looks it up later.
 */
export function writtenText({ node, type }: ValueVisit): string | undefined {
  if (type.kind !== 'string') return undefined;
  const text = textIn(node);
  // With an empty text some people leave a property out, and some services let them.
  return text === '' ? undefined : text;
}

export function textIn(node: Node): string | undefined {
  if (node.kind !== 'scalar' || node.style === 'none') return undefined;
  const text = literalOf(node);
  return text?.includes('{{resolve:') === true ? undefined : text;
}
