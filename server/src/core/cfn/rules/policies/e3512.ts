import type { ValueRule } from '../rule.ts';
import { structureProblems } from './structure.ts';

export const e3512: ValueRule = {
  kind: 'value',
  id: 'E3512',
  severity: 'error',
  title: 'Policies of resources',
  about: 'A policy of a bucket, a queue, a key or the like has statements with Effect, Principal and Action.',
  fixes: true,
  mutedByMacros: true,
  check: (visit, context) => structureProblems('resource', visit, context),
};
