import type { ValueRule } from '../rule.ts';
import { wordOf } from '../spans.ts';
import { textIn } from './writtenText.ts';

export const e3034: ValueRule = {
  kind: 'value',
  id: 'E3034',
  severity: 'error',
  title: 'Ranges of numbers',
  about: 'A number that is written out is within what its property takes.',
  mutedByMacros: true,
  *check({ node, type, property, path, isWhole }, { template }) {
    const text = isWhole && (type.kind === 'integer' || type.kind === 'number') ? textIn(node) : undefined;
    if (text === undefined || !/^[-+]?\d+(?:\.\d+)?$/.test(text)) return;
    const { minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY } = property;
    const number = Number(text);
    const due = number > maximum ? `at most ${maximum}` : number < minimum ? `at least ${minimum}` : null;
    if (due === null) return;
    yield { span: wordOf(node, template.document.text), message: `${path} takes ${due}, not: ${text}` };
  },
};
