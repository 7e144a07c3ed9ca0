import { functionPage } from '../../model/functionInfo.ts';
import type { FunctionRule } from '../rule.ts';
import { fits, itemsOf } from './arguments.ts';

export const e1018: FunctionRule = {
  kind: 'function',
  functions: ['Fn::Split'],
  id: 'E1018',
  severity: 'error',
  title: 'Fn::Split',
  about: 'Takes a delimiter, written as it is, and a text.',
  link: functionPage('Fn::Split'),
  mutedByMacros: true,
  *check({ call }, context) {
    const items = yield* itemsOf(call, [2, 2]);
    if (items === null) return;
    const [delimiter, text] = items;
    yield* fits(delimiter, { what: 'The delimiter of Fn::Split', kind: 'text', functions: [] }, context);
    yield* fits(text, { what: 'What Fn::Split splits', kind: 'text' }, context);
  },
};
