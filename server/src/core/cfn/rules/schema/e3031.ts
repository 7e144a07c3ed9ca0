import { fitsPattern } from '../../pattern/fitsPattern.ts';
import type { ValueRule } from '../rule.ts';
import { wordOf } from '../spans.ts';
import { writtenText } from './writtenText.ts';

export const e3031: ValueRule = {
  kind: 'value',
  id: 'E3031',
  severity: 'error',
  title: 'Patterns of values',
  about:
    'A text that is written out fits the pattern of its property; patterns that are too unusual to tell are not tried.',
  mutedByMacros: true,
  *check(visit, { template }) {
    const { pattern } = visit.property;
    const text = visit.isWhole && pattern !== undefined ? writtenText(visit) : undefined;
    if (pattern === undefined || text === undefined || fitsPattern(pattern, text, { whole: false }) !== false) return;
    yield {
      span: wordOf(visit.node, template.document.text),
      message: `${visit.path} takes what fits ${pattern}, not: ${text}`,
    };
  },
};
