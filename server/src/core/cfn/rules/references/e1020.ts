import { textOf } from '../../document/node.ts';
import { functionPage } from '../../model/functionInfo.ts';
import { functionAt, innerSpan } from '../../model/functions.ts';
import { nearest, replaceWith } from '../nearest.ts';
import type { FunctionRule } from '../rule.ts';
import { wordOf } from '../spans.ts';

export const e1020: FunctionRule = {
  kind: 'function',
  functions: ['Ref'],
  id: 'E1020',
  severity: 'error',
  title: 'Ref to what is not there',
  about: 'Ref names a parameter, a resource or a pseudo parameter; in conditions no resource.',
  link: functionPage('Ref'),
  fixes: true,
  mutedByMacros: true,
  *check({ call: { argument }, section, loopVariables }, { template, ids }) {
    const id = textOf(argument);
    if (id === undefined) {
      // AWS::LanguageExtensions lets functions give the name.
      if (functionAt(argument) !== null && template.hasLanguageExtensions) return;
      if (argument.kind === 'scalar' && argument.value === null) return;
      const span = wordOf(argument, template.document.text);
      yield { span, message: 'Ref takes the name of a parameter or a resource, written as it is.' };
      return;
    }
    const span = innerSpan(argument);
    if (loopVariables.has(id) || (loopVariables.size > 0 && /[$&]\{/.test(id))) return;
    const isDecidedFirst = section === 'Conditions' || section === 'Rules';
    if (isDecidedFirst && template.resources.has(id)) {
      yield {
        span,
        message: `${section} are decided before there are any resources, Ref takes a parameter here: ${id}`,
      };
    } else if (!ids.isReferable(id)) {
      const close = nearest(id, [...ids.referable]);
      yield {
        span,
        message: `Neither a parameter nor a resource${close === null ? '' : `; did you mean ${close}`}: ${id}`,
        fixes: close === null ? [] : [replaceWith(span, close)],
      };
    }
  },
};
