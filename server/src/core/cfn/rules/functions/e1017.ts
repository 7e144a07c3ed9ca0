import { type Node, textOf } from '../../document/node.ts';
import { functionPage } from '../../model/functionInfo.ts';
import { functionAt } from '../../model/functions.ts';
import type { FunctionRule } from '../rule.ts';
import { wordOf } from '../spans.ts';
import { fits, itemsOf } from './arguments.ts';

export const e1017: FunctionRule = {
  kind: 'function',
  functions: ['Fn::Select'],
  id: 'E1017',
  severity: 'error',
  title: 'Fn::Select',
  about: 'Takes an index from 0 that is within the list, and a list.',
  link: functionPage('Fn::Select'),
  mutedByMacros: true,
  *check({ call }, context) {
    const items = yield* itemsOf(call, [2, 2]);
    if (items === null) return;
    const [index, list] = items;
    if (index === undefined || list === undefined) return;
    yield* fits(index, { what: 'The index of Fn::Select', kind: 'text', functions: ['Ref', 'Fn::FindInMap'] }, context);
    yield* fits(list, { what: 'What Fn::Select selects from', kind: 'list', functions: LISTS }, context);
    const number = index.kind === 'scalar' && index.value !== null ? (textOf(index) ?? index.source) : null;
    if (number === null) return;
    const span = wordOf(index, context.template.document.text);
    if (!/^\d+$/.test(number)) yield { span, message: `The index of Fn::Select is a number from 0: ${number}` };
    else if (Number(number) >= countOf(list)) {
      yield {
        span,
        message: `The list of Fn::Select has ${countOf(list)} items, counted from 0; it has no: ${number}`,
      };
    }
  },
};

const LISTS = ['Fn::Cidr', 'Fn::FindInMap', 'Fn::GetAtt', 'Fn::GetAZs', 'Fn::If', 'Fn::Split', 'Fn::Transform', 'Ref'];

/** How many items there are at most. A list that is written out may leave some away (`AWS::NoValue`), and adds none. */
function countOf(list: Node): number {
  if (list.kind === 'list') return list.items.length;
  const call = functionAt(list);
  const [, count] = call?.name === 'Fn::Cidr' && call.argument.kind === 'list' ? call.argument.items : [];
  return count?.kind === 'scalar' && /^\d+$/.test(count.source) ? Number(count.source) : Number.POSITIVE_INFINITY;
}
