import type { ValueRule } from '../rule.ts';
import { wordOf } from '../spans.ts';
import { writtenText } from './writtenText.ts';

export const e3033: ValueRule = {
  kind: 'value',
  id: 'E3033',
  severity: 'error',
  title: 'Lengths of texts',
  about: 'A text that is written out is as long as its property takes it.',
  mutedByMacros: true,
  *check(visit, { template }) {
    const text = visit.isWhole ? writtenText(visit) : undefined;
    if (text === undefined) return;
    const { minLength = 0, maxLength = Number.POSITIVE_INFINITY } = visit.property;
    const length = [...text].length;
    const due = length > maxLength ? `at most ${maxLength}` : length < minLength ? `at least ${minLength}` : null;
    if (due === null) return;
    yield {
      span: wordOf(visit.node, template.document.text),
      message: `${visit.path} takes ${due} characters, here are ${length}.`,
    };
  },
};
