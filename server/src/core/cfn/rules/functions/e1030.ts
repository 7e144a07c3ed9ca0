import { functionPage } from '../../model/functionInfo.ts';
import type { FunctionRule } from '../rule.ts';
import { fits } from './arguments.ts';
import { needsLanguageExtensions } from './languageExtensions.ts';

export const e1030: FunctionRule = {
  kind: 'function',
  functions: ['Fn::Length'],
  id: 'E1030',
  severity: 'error',
  title: 'Fn::Length',
  about: 'Takes a list, and needs the transform AWS::LanguageExtensions.',
  link: functionPage('Fn::Length'),
  fixes: true,
  mutedByMacros: true,
  *check({ call }, context) {
    yield* needsLanguageExtensions(call, context);
    yield* fits(call.argument, { what: 'What Fn::Length counts', kind: 'list' }, context);
  },
};
