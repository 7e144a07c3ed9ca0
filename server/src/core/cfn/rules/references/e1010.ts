import { functionPage } from '../../model/functionInfo.ts';
import { functionAt, getAttOf, innerSpan } from '../../model/functions.ts';
import type { FunctionRule } from '../rule.ts';
import { wordOf } from '../spans.ts';
import { getAttProblem } from './getAttProblem.ts';

export const e1010: FunctionRule = {
  kind: 'function',
  functions: ['Fn::GetAtt'],
  id: 'E1010',
  severity: 'error',
  title: 'Fn::GetAtt of what is not there',
  about: 'Names a resource of this template and an attribute that its type has; not in conditions.',
  link: functionPage('Fn::GetAtt'),
  fixes: true,
  mutedByMacros: true,
  *check({ call, section, loopVariables }, context) {
    const { template } = context;
    const got = getAttOf(call);
    if (section === 'Conditions' || section === 'Rules') {
      const message = `${section} are decided before there are any resources, Fn::GetAtt cannot stand in them.`;
      yield { span: innerSpan(call.key), message };
      return;
    }
    if (got === null) {
      const [first] = call.argument.kind === 'list' ? call.argument.items : [call.argument];
      if (template.hasLanguageExtensions && functionAt(first) !== null) return;
      const span = wordOf(call.argument, template.document.text);
      yield { span, message: 'Fn::GetAtt takes a resource and an attribute of it: Name.Attribute' };
      return;
    }
    if (loopVariables.has(got.id) || (loopVariables.size > 0 && /[$&]\{/.test(got.id))) return;
    yield* getAttProblem(got, context);
  },
};
