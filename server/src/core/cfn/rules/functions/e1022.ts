import { functionPage } from '../../model/functionInfo.ts';
import type { FunctionRule } from '../rule.ts';
import { fits, itemsOf } from './arguments.ts';

export const e1022: FunctionRule = {
  kind: 'function',
  functions: ['Fn::Join'],
  id: 'E1022',
  severity: 'error',
  title: 'Fn::Join',
  about: 'Takes a delimiter, written as it is, and a list of texts.',
  link: functionPage('Fn::Join'),
  mutedByMacros: true,
  *check({ call }, context) {
    const items = yield* itemsOf(call, [2, 2]);
    if (items === null) return;
    const [delimiter, list] = items;
    yield* fits(delimiter, { what: 'The delimiter of Fn::Join', kind: 'text', functions: [] }, context);
    yield* fits(list, { what: 'What Fn::Join joins', kind: 'list', functions: LISTS }, context);
    for (const item of list?.kind === 'list' ? list.items : []) {
      yield* fits(item, { what: 'Each item of Fn::Join', kind: 'text' }, context);
    }
  },
};

const LISTS = ['Fn::Cidr', 'Fn::FindInMap', 'Fn::GetAtt', 'Fn::GetAZs', 'Fn::If', 'Fn::Split', 'Fn::Transform', 'Ref'];
