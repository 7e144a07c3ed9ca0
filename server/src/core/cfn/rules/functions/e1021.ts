import { functionPage } from '../../model/functionInfo.ts';
import type { FunctionRule } from '../rule.ts';
import { fits } from './arguments.ts';

export const e1021: FunctionRule = {
  kind: 'function',
  functions: ['Fn::Base64'],
  id: 'E1021',
  severity: 'error',
  title: 'Fn::Base64',
  about: 'Takes a text, or a function that gives one.',
  link: functionPage('Fn::Base64'),
  mutedByMacros: true,
  check: ({ call }, context) => fits(call.argument, { what: 'What Fn::Base64 takes', kind: 'text' }, context),
};
