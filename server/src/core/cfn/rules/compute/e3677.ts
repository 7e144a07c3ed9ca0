import { servicePage } from '../../documentation.ts';
import type { ResourceRule } from '../rule.ts';
import { placeOf, textAt, writtenAt } from '../written.ts';

export const e3677: ResourceRule = {
  kind: 'resource',
  id: 'E3677',
  severity: 'error',
  title: 'Code in the template',
  about: 'The code of a function stands in the template only for Node.js and Python.',
  link: servicePage('AWSCloudFormation/latest/TemplateReference/aws-properties-lambda-function-code'),
  mutedByMacros: true,
  *check({ type, properties }) {
    const key = type === 'AWS::Lambda::Function' ? ['Code', 'ZipFile'] : ['InlineCode'];
    if (type !== 'AWS::Lambda::Function' && type !== 'AWS::Serverless::Function') return;
    const runtime = writtenAt(properties, 'Runtime');
    if (runtime === undefined || /^(?:nodejs|python)/.test(runtime.text) || textAt(properties, ...key) === undefined) {
      return;
    }
    yield {
      span: placeOf(runtime.node),
      message: `Code stands in the template for Node.js and Python only, not for: ${runtime.text}`,
    };
  },
};
