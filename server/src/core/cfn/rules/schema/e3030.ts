import { nearest, replaceWith } from '../nearest.ts';
import type { ValueRule } from '../rule.ts';
import { wordOf } from '../spans.ts';
import { writtenText } from './writtenText.ts';

const MOST_LISTED = 8;

export const e3030: ValueRule = {
  kind: 'value',
  id: 'E3030',
  severity: 'error',
  title: 'Values of which there are some',
  about:
    'A value is one of those that its property takes. A warning where it may be one that AWS added since the data were made.',
  fixes: true,
  mutedByMacros: true,
  *check(visit, { template, schemas }) {
    const values = visit.type.kind === 'string' ? visit.type.values : undefined;
    const text = writtenText(visit);
    if (values === undefined || text === undefined || values.includes(text)) return;
    const close = nearest(text, values);
    const span = wordOf(visit.node, template.document.text);
    const hint =
      close !== null
        ? `; did you mean ${close}`
        : values.length <= MOST_LISTED
          ? `; it takes ${values.join(', ')}`
          : ` as of ${schemas.date}`;
    yield {
      span,
      message: `${visit.path} is not known to take this${hint}: ${text}`,
      severity: close !== null && isMisspelt(text, close) ? 'error' : 'warning',
      fixes: close === null ? [] : [replaceWith(span, close)],
    };
  },
};

/** With digits it may be a newer version; in another case some services take it. */
function isMisspelt(text: string, close: string): boolean {
  return !/\d/.test(text) && text.toLowerCase() !== close.toLowerCase();
}
