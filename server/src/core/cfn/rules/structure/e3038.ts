import { functionPage } from '../../model/functionInfo.ts';
import { innerSpan } from '../../model/functions.ts';
import { SAM } from '../../model/template.ts';
import { isServerlessType } from '../../schema/serverless.ts';
import { declareTransform } from '../declareTransform.ts';
import type { TemplateRule } from '../rule.ts';

export const e3038: TemplateRule = {
  kind: 'template',
  id: 'E3038',
  severity: 'error',
  title: 'Types of SAM without its transform',
  about: 'CloudFormation knows AWS::Serverless types only where the template has the transform; told once.',
  link: functionPage('Fn::Transform'),
  fixes: true,
  mutedByMacros: true,
  *check({ template }) {
    if (template.transforms.includes(SAM)) return;
    for (const { type, typeNode } of template.resources.values()) {
      if (type === null || typeNode === null || !isServerlessType(type)) continue;
      const fix = declareTransform(template, SAM);
      yield {
        span: innerSpan(typeNode),
        message: `The template needs Transform: ${SAM} for this type: ${type}`,
        fixes: fix === null ? [] : [fix],
      };
      return;
    }
  },
};
