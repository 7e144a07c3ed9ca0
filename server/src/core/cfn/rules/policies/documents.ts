/** Where policies stand, and the statements in them. */
import { keyText, type MapNode, type Node, valueAt } from '../../document/node.ts';
import { functionAt } from '../../model/functions.ts';
import { hasTransformInside } from '../../model/template.ts';
import type { ValueVisit } from '../rule.ts';
import { branchesOf } from '../visits.ts';

/** `identity`: what somebody may; `resource`: who may do something with this; `trust`: who may become this role. */
export type PolicyKind = 'identity' | 'resource' | 'trust';

/** By the type and the place in it. */
const PLACES: Readonly<Record<string, PolicyKind>> = {
  'AWS::ECR::Repository RepositoryPolicyText': 'resource',
  'AWS::IAM::Group Policies.PolicyDocument': 'identity',
  'AWS::IAM::GroupPolicy PolicyDocument': 'identity',
  'AWS::IAM::ManagedPolicy PolicyDocument': 'identity',
  'AWS::IAM::Policy PolicyDocument': 'identity',
  'AWS::IAM::Role AssumeRolePolicyDocument': 'trust',
  'AWS::IAM::Role Policies.PolicyDocument': 'identity',
  'AWS::IAM::RolePolicy PolicyDocument': 'identity',
  'AWS::IAM::User Policies.PolicyDocument': 'identity',
  'AWS::IAM::UserPolicy PolicyDocument': 'identity',
  'AWS::KMS::Key KeyPolicy': 'resource',
  'AWS::KMS::ReplicaKey KeyPolicy': 'resource',
  'AWS::S3::BucketPolicy PolicyDocument': 'resource',
  'AWS::SNS::TopicPolicy PolicyDocument': 'resource',
  'AWS::SQS::QueuePolicy PolicyDocument': 'resource',
  'AWS::SSO::PermissionSet InlinePolicy': 'identity',
  'AWS::SecretsManager::ResourcePolicy ResourcePolicy': 'resource',
};

export interface Policy {
  readonly kind: PolicyKind;
  readonly document: MapNode;
}

/** Null: the value is no policy, or one that a function or a transform gives. */
export function policyOf({ node, schema, path, isWhole }: ValueVisit): Policy | null {
  const place = `${schema.type} ${path}`;
  const kind = isWhole && Object.hasOwn(PLACES, place) ? PLACES[place] : undefined;
  if (kind === undefined || node.kind !== 'map' || isOpen(node)) return null;
  return { kind, document: node };
}

/** Both ways of a Fn::If; not those that another function or a transform gives. */
export function* statementsOf({ document }: Policy): Generator<MapNode> {
  const whole = valueAt(document, 'Statement');
  for (const node of whole === undefined ? [] : itemsOf(whole)) {
    if (node.kind === 'map' && !isOpen(node)) yield node;
  }
}

/** The values of a list, or the one value that stands for a list of it; both ways of each Fn::If. */
export function* itemsOf(whole: Node): Generator<Node> {
  for (const node of branchesOf(whole)) {
    if (node.kind !== 'list') yield node;
    else for (const item of node.items) yield* branchesOf(item);
  }
}

/** Something that is not written there may be in it. */
export function isOpen(node: MapNode): boolean {
  return (
    functionAt(node) !== null ||
    hasTransformInside(node) ||
    node.entries.some((entry) => keyText(entry).startsWith('Fn::'))
  );
}
