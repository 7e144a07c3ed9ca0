import { valueAt } from '../../document/node.ts';
import { userGuide } from '../../documentation.ts';
import type { ResourceRule } from '../rule.ts';
import { policyProblem } from './policies.ts';

export const e3036: ResourceRule = {
  kind: 'resource',
  id: 'E3036',
  severity: 'error',
  title: 'UpdateReplacePolicy',
  about: 'Is Delete or Retain, or Snapshot for types that have snapshots.',
  link: userGuide('aws-attribute-updatereplacepolicy'),
  fixes: true,
  mutedByMacros: true,
  *check({ type, body }, context) {
    const node = valueAt(body, 'UpdateReplacePolicy');
    const values = ['Delete', 'Retain'];
    if (node !== undefined) yield* policyProblem(node, { name: 'UpdateReplacePolicy', type, values }, context);
  },
};
