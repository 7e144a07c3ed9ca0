import { textOf } from '../../document/node.ts';
import { functionPage } from '../../model/functionInfo.ts';
import { functionAt } from '../../model/functions.ts';
import type { FunctionRule } from '../rule.ts';
import { wordOf } from '../spans.ts';
import { itemsOf } from './arguments.ts';

export const e1028: FunctionRule = {
  kind: 'function',
  functions: ['Fn::If'],
  id: 'E1028',
  severity: 'error',
  title: 'Fn::If',
  about: 'Takes the name of a condition and two values.',
  link: functionPage('Fn::If'),
  mutedByMacros: true,
  *check({ call, section }, { template }) {
    const items = yield* itemsOf(call, [3, 3]);
    const [condition] = items ?? [];
    if (condition !== undefined && textOf(condition) === undefined) {
      const name = functionAt(condition)?.name;
      const message =
        name === undefined
          ? 'Fn::If begins with the name of a condition.'
          : `Fn::If begins with the name of a condition, written as it is, not with a function: ${name}`;
      yield { span: wordOf(condition, template.document.text), message };
    }
    if (section === 'Conditions' || section === 'Rules') {
      yield { span: wordOf(call.node, template.document.text), message: `Fn::If cannot stand in ${section}.` };
    }
  },
};
