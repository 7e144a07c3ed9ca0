import { type Node, valueAt } from '../../document/node.ts';
import { literalOf } from '../../model/conditionLogic.ts';

/** Whether a parameter's value is hidden: `NoEcho: true`. */
export function isNoEcho(parameter: Node | undefined): boolean {
  const node = valueAt(parameter, 'NoEcho');
  return node !== undefined && /^(?:true|yes|on)$/i.test(literalOf(node) ?? '');
}
