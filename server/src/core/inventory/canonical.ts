/** What AWS answered, as JSON that is the same whenever the resource is the same. */
import type { Json, JsonObject } from '../json.ts';
import { withoutPaths } from './paths.ts';

const MAX_DEPTH = 64;

/** Paths that count for the place that is looked at, in steps from there. */
type Paths = readonly (readonly string[])[];

/** Fields whose lists are sets: AWS returns them in any order. */
const SETS = new Set([
  'AccessEntries',
  'AccessPoints',
  'AllowedPrincipals',
  'AssociatedRoles',
  'Associations',
  'AttachedManagedPolicies',
  'Attachments',
  'AttributeDefinitions',
  'AttributeValues',
  'AuthorizationRules',
  'AvailabilityZones',
  'BlockDeviceMappings',
  'CidrBlockAssociationSet',
  'ClientIDList',
  'CreateVolumePermissions',
  'DBParameterGroups',
  'DBSecurityGroups',
  'DBSnapshotAttributes',
  'DnsEntries',
  'EnabledCloudwatchLogsExports',
  'EnabledMetrics',
  'Entries',
  'FlowLogs',
  'GlobalSecondaryIndexes',
  'Grants',
  'Groups',
  'IamRoles',
  'InUseBy',
  'InlinePolicyNames',
  'IpPermissions',
  'IpPermissionsEgress',
  'IpRanges',
  'Ipv6CidrBlockAssociationSet',
  'Ipv6Ranges',
  'LoadBalancerArns',
  'LocalSecondaryIndexes',
  'ManagedPolicyARNs',
  'ManagedPolicyNames',
  'MountTargets',
  'NetworkAcls',
  'NetworkInterfaceIds',
  'NetworkInterfaces',
  'OrganizationalUnitIds',
  'PolicyGroups',
  'PolicyRoles',
  'PolicyUsers',
  'PrefixListIds',
  'ReadReplicaDBClusterIdentifiers',
  'ReadReplicaDBInstanceIdentifiers',
  'RouteTableIds',
  'RouteTables',
  'SecurityGroupIds',
  'SecurityGroups',
  'SnapshotAttributes',
  'Snapshots',
  'SubnetIds',
  'Subnets',
  'SuspendedProcesses',
  'TagList',
  'TagSet',
  'Tags',
  'TargetGroupARNs',
  'ThumbprintList',
  'Trails',
  'UserIdGroupPairs',
  'Users',
  'VpcSecurityGroups',
  'configParameters',
  'iamRoles',
  'logExports',
  'securityGroupIds',
  'subnetIds',
]);

/** How services name the two fields of a tag. Where a list holds nothing else, it is a set. */
const TAGS: readonly (readonly [string, string])[] = [
  ['Key', 'Value'],
  ['key', 'value'],
  ['TagKey', 'TagValue'],
];

/**
 * Dates become ISO text, bytes base64, big integers text, what JSON cannot hold null. Keys are sorted, lists that are
 * sets too. Undefined fields, functions and the SDK's metadata are left out.
 */
export function canonical(value: unknown): Json {
  return convert(value, '', 0, []) ?? null;
}

/**
 * Like canonical, for the attributes of a resource; fields that are undefined stay out. What is at the `volatile` paths
 * does not count for the order of sets, so that the order is the same without it.
 */
export function canonicalObject(
  value: Readonly<Record<string, unknown>>,
  volatile: readonly string[] = [],
): JsonObject {
  return convertObject(
    value,
    0,
    volatile.map((path) => path.split('.')),
  );
}

/** JSON text of canonical data: equal data gives equal text. */
export function stableText(value: Json): string {
  return JSON.stringify(value);
}

function convert(value: unknown, field: string, depth: number, paths: Paths): Json | undefined {
  if (value === null) return null;
  switch (typeof value) {
    case 'string':
      return value.toWellFormed();
    case 'boolean':
      return value;
    case 'number':
      return Number.isFinite(value) ? value + 0 : null;
    case 'bigint':
      return Number.isSafeInteger(Number(value)) ? Number(value) : value.toString();
    case 'object':
      return depth >= MAX_DEPTH ? '[nested too deeply]' : convertStructure(value, field, depth, paths);
    default:
      return undefined;
  }
}

function convertStructure(value: object, field: string, depth: number, paths: Paths): Json {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (Array.isArray(value)) return convertList(value, field, depth, paths);
  if (value instanceof Set)
    return sorted(
      [...value].map((item) => convert(item, '', depth + 1, []) ?? null),
      [],
    );
  if (value instanceof Map) return convertObject(Object.fromEntries(value), depth, paths);
  return convertObject(value as Readonly<Record<string, unknown>>, depth, paths);
}

function convertList(list: readonly unknown[], field: string, depth: number, paths: Paths): Json {
  const inItems = below(paths, '*');
  const items = list.map((item) => convert(item, '', depth + 1, inItems) ?? null);
  return SETS.has(field) || items.every(isTag) ? sorted(items, inItems) : items;
}

function convertObject(value: Readonly<Record<string, unknown>>, depth: number, paths: Paths): JsonObject {
  const object: Record<string, Json> = {};
  for (const key of Object.keys(value).sort(byCodeUnit)) {
    if (key === '$metadata') continue;
    const json = convert(value[key], key, depth + 1, below(paths, key));
    if (json === undefined) continue;
    if (key !== '__proto__') object[key] = json;
    // A field like any other, which an assignment would not make.
    else Object.defineProperty(object, key, { value: json, enumerable: true, configurable: true, writable: true });
  }
  return object;
}

function below(paths: Paths, step: string): Paths {
  if (paths.length === 0) return paths;
  return paths.flatMap((path): Paths => {
    const [first, ...rest] = path;
    // Any depth may be none, and may be one more.
    if (first === '**') return [path, ...below([rest], step)];
    return rest.length > 0 && (first === '*' || first === step) ? [rest] : [];
  });
}

function isTag(item: Json): boolean {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) return false;
  const [first, second, third] = Object.keys(item);
  return third === undefined && TAGS.some(([key, value]) => first === key && second === value);
}

function sorted(items: readonly Json[], paths: Paths): Json {
  if (items.length < 2) return items;
  return items
    .map((item) => ({ item, text: stableText(paths.length === 0 ? item : withoutPaths(item, paths)) }))
    .sort((a, b) => byCodeUnit(a.text, b.text))
    .map(({ item }) => item);
}

function byCodeUnit(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
