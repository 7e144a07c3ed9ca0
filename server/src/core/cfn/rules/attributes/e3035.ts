import { valueAt } from '../../document/node.ts';
import { userGuide } from '../../documentation.ts';
import type { ResourceRule } from '../rule.ts';
import { policyProblem } from './policies.ts';

export const e3035: ResourceRule = {
  kind: 'resource',
  id: 'E3035',
  severity: 'error',
  title: 'DeletionPolicy',
  about: 'Is Delete, Retain or RetainExceptOnCreate, or Snapshot for types that have snapshots.',
  link: userGuide('aws-attribute-deletionpolicy'),
  fixes: true,
  mutedByMacros: true,
  *check({ type, body }, context) {
    const node = valueAt(body, 'DeletionPolicy');
    const values = ['Delete', 'Retain', 'RetainExceptOnCreate'];
    if (node !== undefined) yield* policyProblem(node, { name: 'DeletionPolicy', type, values }, context);
  },
};
