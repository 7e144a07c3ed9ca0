import { functionAt, innerSpan } from '../../model/functions.ts';
import { unknownKeys } from '../keys.ts';
import type { FunctionRule } from '../rule.ts';
import { wordOf } from '../spans.ts';
import { lacks } from '../written.ts';

export const e1033: FunctionRule = {
  kind: 'function',
  functions: ['Fn::GetStackOutput'],
  id: 'E1033',
  severity: 'error',
  title: 'Fn::GetStackOutput',
  about: 'Takes a map with StackName and OutputName, and may have Region and RoleArn.',
  fixes: true,
  mutedByMacros: true,
  *check({ call: { argument, key } }, { template }) {
    if (argument.kind !== 'map' || functionAt(argument) !== null) {
      if (argument.kind === 'scalar' && argument.value === null) return;
      const span = wordOf(argument, template.document.text);
      yield { span, message: 'Fn::GetStackOutput takes a map with StackName and OutputName.' };
      return;
    }
    yield* unknownKeys(argument, ['StackName', 'OutputName', 'Region', 'RoleArn'], 'Fn::GetStackOutput');
    for (const name of ['StackName', 'OutputName']) {
      if (lacks(argument, name)) yield { span: innerSpan(key), message: `Fn::GetStackOutput needs: ${name}` };
    }
  },
};
