import type { ValueRule } from '../rule.ts';
import { runtimeProblems } from './runtimeProblems.ts';

export const w2531: ValueRule = {
  kind: 'value',
  id: 'W2531',
  severity: 'warning',
  title: 'Runtimes of Lambda that are not supported',
  about: 'A function has a runtime that gets no corrections any more.',
  fixes: true,
  mutedByMacros: true,
  check: (visit, context) => runtimeProblems(visit, context, 'old'),
};
