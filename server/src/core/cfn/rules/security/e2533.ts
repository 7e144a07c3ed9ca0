import type { ValueRule } from '../rule.ts';
import { runtimeProblems } from './runtimeProblems.ts';

export const e2533: ValueRule = {
  kind: 'value',
  id: 'E2533',
  severity: 'error',
  title: 'Runtimes of Lambda that are gone',
  about: 'A function has a runtime with which Lambda neither makes nor changes any.',
  fixes: true,
  mutedByMacros: true,
  check: (visit, context) => runtimeProblems(visit, context, 'refused'),
};
