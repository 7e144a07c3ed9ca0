import type { ValueRule } from '../rule.ts';
import { structureProblems } from './structure.ts';

export const e3510: ValueRule = {
  kind: 'value',
  id: 'E3510',
  severity: 'error',
  title: 'Policies of identities',
  about:
    'A policy of a role, a user or a group has statements with Effect, Action and Resource, and names no principal.',
  fixes: true,
  mutedByMacros: true,
  check: (visit, context) => structureProblems('identity', visit, context),
};
