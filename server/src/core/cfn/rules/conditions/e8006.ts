import { functionPage } from '../../model/functionInfo.ts';
import { itemsOf } from '../functions/arguments.ts';
import type { FunctionRule } from '../rule.ts';
import { misplaced, trueOrFalse } from './names.ts';

export const e8006: FunctionRule = {
  kind: 'function',
  functions: ['Fn::Or'],
  id: 'E8006',
  severity: 'error',
  title: 'Fn::Or',
  about: 'Stands in Conditions and Rules, and takes 2 to 10 conditions.',
  link: functionPage('Fn::Or'),
  mutedByMacros: true,
  *check(visit, context) {
    yield* misplaced(visit);
    const items = yield* itemsOf(visit.call, [2, 10]);
    for (const item of items ?? []) yield* trueOrFalse(item, 'Each item of Fn::Or', visit.section, context);
  },
};
