import { functionPage } from '../../model/functionInfo.ts';
import { itemsOf } from '../functions/arguments.ts';
import type { FunctionRule } from '../rule.ts';
import { misplaced, trueOrFalse } from './names.ts';

export const e8004: FunctionRule = {
  kind: 'function',
  functions: ['Fn::And'],
  id: 'E8004',
  severity: 'error',
  title: 'Fn::And',
  about: 'Stands in Conditions and Rules, and takes 2 to 10 conditions.',
  link: functionPage('Fn::And'),
  mutedByMacros: true,
  *check(visit, context) {
    yield* misplaced(visit);
    const items = yield* itemsOf(visit.call, [2, 10]);
    for (const item of items ?? []) yield* trueOrFalse(item, 'Each item of Fn::And', visit.section, context);
  },
};
