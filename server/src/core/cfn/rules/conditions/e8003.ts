import { functionPage } from '../../model/functionInfo.ts';
import { fits, itemsOf } from '../functions/arguments.ts';
import type { FunctionRule } from '../rule.ts';
import { misplaced } from './names.ts';

export const e8003: FunctionRule = {
  kind: 'function',
  functions: ['Fn::Equals'],
  id: 'E8003',
  severity: 'error',
  title: 'Fn::Equals',
  about: 'Stands in Conditions and Rules, and compares two texts.',
  link: functionPage('Fn::Equals'),
  mutedByMacros: true,
  *check(visit, context) {
    yield* misplaced(visit);
    const items = yield* itemsOf(visit.call, [2, 2]);
    for (const item of items ?? []) {
      yield* fits(item, { what: 'What Fn::Equals compares', kind: 'text', functions: GIVERS }, context);
    }
  },
};

const GIVERS = [
  'Fn::FindInMap',
  'Fn::Join',
  'Fn::Length',
  'Fn::Select',
  'Fn::Split',
  'Fn::Sub',
  'Fn::ToJsonString',
  'Fn::ValueOf',
  'Ref',
];
