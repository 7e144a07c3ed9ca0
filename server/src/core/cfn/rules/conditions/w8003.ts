import { literalOf, writtenOf } from '../../model/conditionLogic.ts';
import { functionPage } from '../../model/functionInfo.ts';
import { innerSpan } from '../../model/functions.ts';
import type { FunctionRule } from '../rule.ts';

export const w8003: FunctionRule = {
  kind: 'function',
  functions: ['Fn::Equals'],
  id: 'W8003',
  severity: 'warning',
  title: 'Fn::Equals that is always the same',
  about: 'It compares two texts that are written out, or one thing with itself.',
  link: functionPage('Fn::Equals'),
  mutedByMacros: true,
  *check({ call, loopVariables }) {
    const [a, b] = call.argument.kind === 'list' && call.argument.items.length === 2 ? call.argument.items : [];
    // In a loop what is written is another text each time.
    if (a === undefined || b === undefined || loopVariables.size > 0) return;
    const [left, right] = [literalOf(a), literalOf(b)];
    const isSame = writtenOf(a) === writtenOf(b) || (left !== undefined && left === right);
    if (!isSame && (left === undefined || right === undefined)) return;
    yield { span: innerSpan(call.key), message: `Both sides are fixed: this is always ${isSame}.` };
  },
};
