import { textOf, valueAt } from '../../document/node.ts';
import { userGuide } from '../../documentation.ts';
import { innerSpan } from '../../model/functions.ts';
import { isParameterType, parameterTypes } from '../../model/parameterTypes.ts';
import { nearest, replaceWith } from '../nearest.ts';
import type { TemplateRule } from '../rule.ts';

export const e2002: TemplateRule = {
  kind: 'template',
  id: 'E2002',
  severity: 'error',
  title: 'Types of parameters',
  about: 'The Type is one that CloudFormation has.',
  link: userGuide('cloudformation-supplied-parameter-types'),
  fixes: true,
  mutedByMacros: true,
  *check({ template }) {
    for (const { value } of template.parameters.values()) {
      const node = valueAt(value, 'Type');
      const type = textOf(node);
      if (node === undefined || type === undefined || isParameterType(type)) continue;
      const close = nearest(type, parameterTypes);
      const span = innerSpan(node);
      yield {
        span,
        message: `Parameters have no such type${close === null ? '' : `; did you mean ${close}`}: ${type}`,
        fixes: close === null ? [] : [replaceWith(span, close)],
      };
    }
  },
};
