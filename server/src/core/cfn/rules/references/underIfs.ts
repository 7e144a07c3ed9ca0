/** Under which conditions something in a template counts. */
import { type Node, textOf, valueAt } from '../../document/node.ts';
import type { Assumption } from '../../model/conditionLogic.ts';
import { functionAt } from '../../model/functions.ts';
import type { Template } from '../../model/template.ts';

/** Of the Fn::Ifs around a node, from the innermost. */
export function ifsAround(node: Node): readonly Assumption[] {
  const found: Assumption[] = [];
  for (let at: Node = node; at.parent !== null; at = at.parent) {
    const list = at.parent;
    const call = list.kind === 'list' ? functionAt(list.parent) : null;
    if (call?.name !== 'Fn::If' || call.argument !== list || list.kind !== 'list') continue;
    const condition = textOf(list.items[0]);
    const index = list.items.indexOf(at);
    if (condition !== undefined && index > 0) found.push({ condition, holds: index === 1 });
  }
  return found;
}

/** Of the resource or output that has it, and the Fn::Ifs around. */
export function assumptionsAt(node: Node, section: string, owner: string, template: Template): readonly Assumption[] {
  const condition =
    section === 'Resources'
      ? template.resources.get(owner)?.condition
      : section === 'Outputs'
        ? textOf(valueAt(template.outputs.get(owner)?.value, 'Condition'))
        : undefined;
  const own = condition === undefined || condition === null ? [] : [{ condition, holds: true }];
  return [...own, ...ifsAround(node)];
}
