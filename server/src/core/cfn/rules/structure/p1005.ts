import { longNames } from '../../document/functionNames.ts';
import { userGuide } from '../../documentation.ts';
import { innerSpan } from '../../model/functions.ts';
import type { FunctionRule } from '../rule.ts';

/** What is compared there is known before anything is made. */
const IN_RULES = new Set([
  'Condition',
  'Fn::And',
  'Fn::Contains',
  'Fn::EachMemberEquals',
  'Fn::EachMemberIn',
  'Fn::Equals',
  'Fn::Implies',
  'Fn::Not',
  'Fn::Or',
  'Fn::RefAll',
  'Fn::ValueOf',
  'Fn::ValueOfAll',
  'Ref',
]);

export const p1005: FunctionRule = {
  kind: 'function',
  functions: longNames,
  id: 'P1005',
  severity: 'error',
  title: 'Functions in Rules',
  about: 'The section Rules takes Ref, and the functions that compare and that are its own.',
  link: userGuide('intrinsic-function-reference-rules'),
  mutedByMacros: true,
  *check({ call, section }) {
    if (section !== 'Rules' || IN_RULES.has(call.name) || call.name === 'Fn::Transform') return;
    yield { span: innerSpan(call.key), message: `The section Rules does not take this function: ${call.name}` };
  },
};
