/** What a role's policies allow, as far as a template tells. */
import { type MapNode, type Node, textOf, valueAt } from '../../document/node.ts';
import { functionAt } from '../../model/functions.ts';
import type { Resource, Template } from '../../model/template.ts';
import type { IamIndex } from '../../schema/iam.ts';
import { isOpen, itemsOf } from './documents.ts';
import { writtenText } from './principals.ts';
import { matchesWildcard } from './wildcards.ts';

export interface RoleAllows {
  /** Some statement allows it, on whatever resources and conditions. `action`: `ec2:DescribeVpcs`. */
  allows(action: string): boolean;
  /** It is denied on all resources without a condition. */
  denies(action: string): boolean;
}

/** Null: part of it is not written in the template, or stands in a policy that is not known. */
export function roleAllows(role: Resource, template: Template, iam: IamIndex): RoleAllows | null {
  const allowed: string[] = [];
  const denied: string[] = [];
  for (const policy of policiesOf(role, template, iam)) {
    if (policy === null) return null;
    if ('actions' in policy) {
      for (const action of policy.actions) allowed.push(action);
    } else if (!readDocument(policy.document, { allowed, denied })) return null;
  }
  return { allows: matcher(allowed), denies: matcher(denied) };
}

type RolePolicy = { readonly actions: readonly string[] } | { readonly document: Node | undefined };

function* policiesOf(role: Resource, template: Template, iam: IamIndex): Generator<RolePolicy | null> {
  if (role.properties === null || functionAt(role.properties) !== null) return yield null;
  for (const node of listAt(role.properties, 'ManagedPolicyArns')) yield managedPolicy(node, template, iam);
  for (const node of listAt(role.properties, 'Policies')) yield { document: valueAt(node, 'PolicyDocument') };
  for (const other of template.resources.values()) {
    if (mayBeOf(other, role)) yield { document: valueAt(other.properties, 'PolicyDocument') };
  }
  if (template.looped.length > 0) yield null;
}

function managedPolicy(node: Node, template: Template, iam: IamIndex): RolePolicy | null {
  const name = /:iam::aws:policy\/(?:.*\/)?([^/]+)$/.exec(writtenText(node) ?? '')?.[1];
  if (name === 'AdministratorAccess') return { actions: ['*'] };
  if (name !== undefined) {
    const actions = iam.managedPolicy(name);
    return actions === null ? null : { actions };
  }
  const call = functionAt(node);
  const own = call?.name === 'Ref' ? template.resources.get(textOf(call.argument) ?? '') : undefined;
  return own?.type === 'AWS::IAM::ManagedPolicy' ? { document: valueAt(own.properties, 'PolicyDocument') } : null;
}

/** A policy beside the role that may be attached to it: what it is attached to is not always written out. */
function mayBeOf({ type, properties }: Resource, role: Resource): boolean {
  const key = type === 'AWS::IAM::RolePolicy' ? 'RoleName' : 'Roles';
  if (type !== 'AWS::IAM::RolePolicy' && type !== 'AWS::IAM::Policy' && type !== 'AWS::IAM::ManagedPolicy')
    return false;
  return listAt(properties, key).some((node) => {
    const call = functionAt(node);
    return (
      call?.name !== 'Ref' || textOf(call.argument) === role.id || !/^[A-Za-z0-9]+$/.test(textOf(call.argument) ?? '')
    );
  });
}

function listAt(node: Node | null, key: string): readonly Node[] {
  const whole = valueAt(node, key);
  return whole === undefined ? [] : [...itemsOf(whole)];
}

interface Patterns {
  readonly allowed: string[];
  readonly denied: string[];
}

/** False: not all of it can be read. */
function readDocument(document: Node | undefined, patterns: Patterns): boolean {
  if (document?.kind !== 'map' || isOpen(document)) return false;
  return listAt(document, 'Statement').every(
    (statement) => statement.kind === 'map' && !isOpen(statement) && readStatement(statement, patterns),
  );
}

function readStatement(statement: MapNode, { allowed, denied }: Patterns): boolean {
  const effect = textOf(valueAt(statement, 'Effect'));
  const actions = listAt(statement, 'Action').map((node) => textOf(node)?.toLowerCase() ?? '${');
  if (effect === 'Deny') {
    const isOfAll = listAt(statement, 'Resource').some((node) => textOf(node) === '*');
    if (isOfAll && valueAt(statement, 'Condition') === undefined) {
      for (const action of actions) denied.push(action);
    }
    return true;
  }
  // All but some: what it allows is more than what it names.
  if (effect !== 'Allow' || actions.length === 0 || actions.some((action) => /\$\{|\{\{/.test(action))) return false;
  for (const action of actions) allowed.push(action);
  return true;
}

/** Of thousands of patterns only those of the action's service are looked at. */
function matcher(patterns: readonly string[]): (action: string) => boolean {
  const exact = new Set(patterns);
  const wild = Map.groupBy(
    patterns.filter((pattern) => /[*?]/.test(pattern)),
    (pattern) => /^[^:*?]+(?=:)/.exec(pattern)?.[0] ?? '',
  );
  return (action) => {
    const lower = action.toLowerCase();
    const [service = ''] = lower.split(':');
    const near = [...(wild.get(service) ?? []), ...(wild.get('') ?? [])];
    return exact.has(lower) || near.some((pattern) => matchesWildcard(pattern, lower));
  };
}
