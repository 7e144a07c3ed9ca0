/** The IAM permissions that the catalogue needs. The scan role's policy and the docs are made from them. */
import type { CatalogType, ListedType, PrepareCall, ServiceInfo } from './types.ts';

/**
 * What is called beside the catalogue's calls: Cloud Control's, for accounts that ask for more types, the regions, and the
 * rules of real time when its set-up is checked. GetCallerIdentity needs no permission.
 */
const scanActions = [
  'cloudformation:GetResource',
  'cloudformation:ListResources',
  'ec2:DescribeRegions',
  'events:ListRuleNamesByTarget',
];

interface Call {
  readonly service: ServiceInfo;
  readonly action: string;
  readonly prepare?: PrepareCall | undefined;
}

/** All calls of a type, those of its lookup last. A derived type makes none of its own. */
export function callsOf(type: CatalogType): readonly Call[] {
  return type.kind === 'derived' ? [] : [...scanCalls(type), ...(type.lookup ? [type.lookup] : [])];
}

function scanCalls(type: ListedType): readonly Call[] {
  const calls: readonly Call[] = [...type.lists, ...type.shared, ...type.batches, ...type.details];
  return calls.flatMap((call) => (call.prepare ? [call.prepare, call] : [call]));
}

/** The IAM actions of one call: its own name, unless the service says otherwise. */
export function actionsOf({ service, action }: Call): readonly string[] {
  return (service.permissions[action] ?? [action]).map((name) => `${service.iamPrefix}:${name}`);
}

/** All IAM actions that the types' calls need, each once, sorted. */
export function permissionsOf(types: readonly CatalogType[]): readonly string[] {
  return sorted(types.flatMap(callsOf).flatMap(actionsOf));
}

/**
 * The actions of the scan role's own policies: everything that a scan calls, also what SecurityAudit allows, so that the
 * role works where that policy is missing or lags behind.
 */
export function scanPolicy(types: readonly CatalogType[]): readonly string[] {
  return sorted([...scanActions, ...permissionsOf(types)]);
}

function sorted(actions: readonly string[]): readonly string[] {
  return [...new Set(actions)].sort((a, b) => (a < b ? -1 : 1));
}
