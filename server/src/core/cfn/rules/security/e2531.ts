import type { ValueRule } from '../rule.ts';
import { runtimeProblems } from './runtimeProblems.ts';

export const e2531: ValueRule = {
  kind: 'value',
  id: 'E2531',
  // The stack may be there already, with a function that Lambda still changes.
  severity: 'warning',
  title: 'Runtimes of Lambda with which nothing can be made',
  about: 'A function has a runtime with which Lambda makes no new ones; those that there are it still changes.',
  fixes: true,
  mutedByMacros: true,
  check: (visit, context) => runtimeProblems(visit, context, 'makesNone'),
};
