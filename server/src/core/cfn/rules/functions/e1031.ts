import { functionPage } from '../../model/functionInfo.ts';
import { functionAt } from '../../model/functions.ts';
import type { FunctionRule } from '../rule.ts';
import { wordOf } from '../spans.ts';
import { needsLanguageExtensions } from './languageExtensions.ts';

export const e1031: FunctionRule = {
  kind: 'function',
  functions: ['Fn::ToJsonString'],
  id: 'E1031',
  severity: 'error',
  title: 'Fn::ToJsonString',
  about: 'Takes a map or a list, and needs the transform AWS::LanguageExtensions.',
  link: functionPage('Fn::ToJsonString'),
  fixes: true,
  mutedByMacros: true,
  *check({ call }, context) {
    yield* needsLanguageExtensions(call, context);
    if (call.argument.kind !== 'scalar' || functionAt(call.argument) !== null) return;
    const span = wordOf(call.argument, context.template.document.text);
    yield { span, message: 'Fn::ToJsonString takes a map or a list.' };
  },
};
