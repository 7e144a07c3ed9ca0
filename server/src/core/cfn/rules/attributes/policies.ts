/** What CloudFormation may do with a resource that it no longer needs. */
import { type Node, textOf } from '../../document/node.ts';
import { functionAt, innerSpan } from '../../model/functions.ts';
import { nearest, replaceWith } from '../nearest.ts';
import type { Finding, RuleContext } from '../rule.ts';
import { wordOf } from '../spans.ts';
import { branchesOf } from '../visits.ts';

/** Types of which AWS makes a snapshot first. */
const WITH_SNAPSHOTS = new Set([
  'AWS::DocDB::DBCluster',
  'AWS::EC2::Volume',
  'AWS::ElastiCache::CacheCluster',
  'AWS::ElastiCache::ReplicationGroup',
  'AWS::Neptune::DBCluster',
  'AWS::RDS::DBCluster',
  'AWS::RDS::DBInstance',
  'AWS::Redshift::Cluster',
]);

export function* policyProblem(
  node: Node,
  { name, type, values }: { readonly name: string; readonly type: string | null; readonly values: readonly string[] },
  { template }: RuleContext,
): Generator<Finding> {
  const { text } = template.document;
  const call = functionAt(node);
  if (call !== null && !template.hasLanguageExtensions) {
    const message = `${name} is written as it is; for functions the template needs Transform: AWS::LanguageExtensions`;
    yield { span: wordOf(node, text), message };
    return;
  }
  for (const branch of branchesOf(node)) {
    const value = textOf(branch);
    if (functionAt(branch) !== null || (branch.kind === 'scalar' && branch.value === null)) continue;
    if (value === 'Snapshot' && (type === null || WITH_SNAPSHOTS.has(type))) continue;
    if (value !== undefined && values.includes(value)) continue;
    const close = value === undefined ? null : nearest(value, values);
    const message =
      value === 'Snapshot'
        ? `AWS takes no snapshots of ${type}; ${name} is ${values.join(' or ')}.`
        : `${name} is ${values.join(', ')}, or Snapshot where AWS can take one.`;
    const span = wordOf(branch, text);
    yield { span, message, fixes: close === null ? [] : [replaceWith(innerSpan(branch), close)] };
  }
}
