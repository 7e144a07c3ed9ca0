import { innerSpan } from '../../model/functions.ts';
import { nearest, replaceWith } from '../nearest.ts';
import type { CallRule } from '../rule.ts';
import { wordOf } from '../spans.ts';
import { allowedThroughRef } from './allowedThroughRef.ts';

export const w2030: CallRule = {
  kind: 'call',
  id: 'W2030',
  severity: 'warning',
  title: 'Values of parameters that a property does not take',
  about: 'A parameter allows, or has as Default, a value that is none of those of the property to which it goes.',
  fixes: true,
  mutedByMacros: true,
  *check(visit, context) {
    const values = visit.type.kind === 'string' ? visit.type.values : undefined;
    if (values === undefined) return;
    for (const { node, text } of allowedThroughRef(visit, context)) {
      if (values.some((value) => value.toLowerCase() === text.toLowerCase())) continue;
      const close = nearest(text, values);
      const span = wordOf(node, context.template.document.text);
      const list = values.length <= 8 ? `, it takes ${values.join(', ')}` : '';
      yield {
        span,
        message: `${visit.path} of ${visit.resource.id} does not take this${close === null ? list : `; did you mean ${close}`}: ${text}`,
        related: [{ span: innerSpan(visit.call.argument), message: `${visit.path} gets it here.` }],
        fixes: close === null ? [] : [replaceWith(span, close)],
      };
    }
  },
};
