/** Functions that CloudFormation has only where the template asks for the transform. */
import { type FunctionCall, innerSpan } from '../../model/functions.ts';
import { LANGUAGE_EXTENSIONS } from '../../model/template.ts';
import { declareTransform } from '../declareTransform.ts';
import type { Finding, RuleContext } from '../rule.ts';

export function* needsLanguageExtensions(
  call: Pick<FunctionCall, 'name' | 'key'>,
  { template }: RuleContext,
): Generator<Finding> {
  if (template.hasLanguageExtensions) return;
  const fix = declareTransform(template, LANGUAGE_EXTENSIONS);
  yield {
    span: innerSpan(call.key),
    message: `The template needs Transform: ${LANGUAGE_EXTENSIONS} for this function: ${call.name}`,
    fixes: fix === null ? [] : [fix],
  };
}
