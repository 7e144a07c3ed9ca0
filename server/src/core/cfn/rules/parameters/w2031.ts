import { innerSpan } from '../../model/functions.ts';
import { fitsPattern } from '../../pattern/fitsPattern.ts';
import type { CallRule } from '../rule.ts';
import { wordOf } from '../spans.ts';
import { allowedThroughRef } from './allowedThroughRef.ts';

export const w2031: CallRule = {
  kind: 'call',
  id: 'W2031',
  severity: 'warning',
  title: 'Values of parameters that do not fit a pattern',
  about:
    'A parameter allows, or has as Default, a value that does not fit the pattern of the property to which it goes.',
  mutedByMacros: true,
  *check(visit, context) {
    const { pattern } = visit.property;
    if (pattern === undefined || visit.type.kind !== 'string') return;
    for (const { node, text } of allowedThroughRef(visit, context)) {
      // What is looked up later fits no pattern yet.
      if (text.includes('{{resolve:') || fitsPattern(pattern, text, { whole: false }) !== false) continue;
      yield {
        span: wordOf(node, context.template.document.text),
        message: `${visit.path} of ${visit.resource.id} takes what fits ${pattern}, not: ${text}`,
        related: [{ span: innerSpan(visit.call.argument), message: `${visit.path} gets it here.` }],
      };
    }
  },
};
