/** What a property may get from a parameter. */
import { type Node, textOf, valueAt } from '../../document/node.ts';
import { literalOf } from '../../model/conditionLogic.ts';
import { isListType, isLookedUp } from '../../model/parameterTypes.ts';
import type { CallVisit, RuleContext } from '../rule.ts';

export interface Possible {
  readonly parameter: string;
  readonly node: Node;
  readonly text: string;
}

/** The AllowedValues of the parameter that a Ref names; without them its Default. Of lists and of what is looked up: none. */
export function* allowedThroughRef({ call }: CallVisit, { template }: RuleContext): Generator<Possible> {
  const id = call.name === 'Ref' ? textOf(call.argument) : undefined;
  const parameter = id === undefined ? undefined : template.parameters.get(id)?.value;
  const type = textOf(valueAt(parameter, 'Type'));
  if (id === undefined || type === undefined || isListType(type) || isLookedUp(type)) return;
  const allowed = valueAt(parameter, 'AllowedValues');
  const initial = valueAt(parameter, 'Default');
  const nodes = allowed?.kind === 'list' ? allowed.items : initial === undefined ? [] : [initial];
  for (const node of nodes) {
    const text = literalOf(node);
    // An empty default asks for a value.
    if (text !== undefined && text !== '') yield { parameter: id, node, text };
  }
}
