import { functionPage } from '../../model/functionInfo.ts';
import { itemsOf } from '../functions/arguments.ts';
import type { FunctionRule } from '../rule.ts';
import { misplaced, trueOrFalse } from './names.ts';

export const e8005: FunctionRule = {
  kind: 'function',
  functions: ['Fn::Not'],
  id: 'E8005',
  severity: 'error',
  title: 'Fn::Not',
  about: 'Stands in Conditions and Rules, and takes one condition.',
  link: functionPage('Fn::Not'),
  mutedByMacros: true,
  *check(visit, context) {
    yield* misplaced(visit);
    const items = yield* itemsOf(visit.call, [1, 1]);
    for (const item of items ?? []) yield* trueOrFalse(item, 'What Fn::Not denies', visit.section, context);
  },
};
