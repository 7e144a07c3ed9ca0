import type { ValueRule } from '../rule.ts';
import { structureProblems } from './structure.ts';

export const e3530: ValueRule = {
  kind: 'value',
  id: 'E3530',
  severity: 'error',
  title: 'Trust policies',
  about: 'A trust policy of a role has statements with Effect, Principal and Action, and names no resource.',
  fixes: true,
  mutedByMacros: true,
  check: (visit, context) => structureProblems('trust', visit, context),
};
