import { userGuide } from '../../documentation.ts';
import { innerSpan } from '../../model/functions.ts';
import type { FunctionRule } from '../rule.ts';

export const p1003: FunctionRule = {
  kind: 'function',
  functions: [
    'Fn::Contains',
    'Fn::EachMemberEquals',
    'Fn::EachMemberIn',
    'Fn::Implies',
    'Fn::RefAll',
    'Fn::ValueOf',
    'Fn::ValueOfAll',
  ],
  id: 'P1003',
  severity: 'error',
  title: 'Functions of Rules elsewhere',
  about: 'Fn::Contains, Fn::ValueOf and the like stand in the section Rules only.',
  link: userGuide('intrinsic-function-reference-rules'),
  mutedByMacros: true,
  *check({ call, section }) {
    if (section === 'Rules') return;
    yield { span: innerSpan(call.key), message: `This function stands in the section Rules only: ${call.name}` };
  },
};
