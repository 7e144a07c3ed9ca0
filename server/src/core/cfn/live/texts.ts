import type { Node } from '../document/node.ts';

/** A scalar, or those of a list, as the texts that CloudFormation takes them for. */
export function textsOf(node: Node | undefined): readonly string[] {
  if (node?.kind === 'list') return node.items.flatMap(textsOf);
  return node?.kind === 'scalar' && node.value !== null ? [String(node.value)] : [];
}
