/** What AWS answered, as JSON that is the same whenever the resource is the same. */
import type { Json, JsonObject } from '../json.ts';

const MAX_DEPTH = 64;

/** Fields whose lists are sets: AWS returns them in any order. */
const SETS = new Set([
  'AttachedManagedPolicies',
  'Groups',
  'InlinePolicyNames',
  'IpPermissions',
  'IpPermissionsEgress',
  'IpRanges',
  'Ipv6Ranges',
  'ManagedPolicyARNs',
  'ManagedPolicyNames',
  'PrefixListIds',
  'SecurityGroupIds',
  'SecurityGroups',
  'SubnetIds',
  'TagList',
  'TagSet',
  'Tags',
  'UserIdGroupPairs',
  'VpcSecurityGroups',
]);

/**
 * Dates become ISO text, bytes base64, big integers text, what JSON cannot hold null. Keys are sorted, lists that are
 * sets too. Undefined fields, functions and the SDK's metadata are left out.
 */
export function canonical(value: unknown): Json {
  return convert(value, '', 0) ?? null;
}

/** Like canonical, for the attributes of a resource; fields that are undefined stay out. */
export function canonicalObject(value: Readonly<Record<string, unknown>>): JsonObject {
  return convertObject(value, 0);
}

/** JSON text of canonical data: equal data gives equal text. */
export function stableText(value: Json): string {
  return JSON.stringify(value);
}

function convert(value: unknown, field: string, depth: number): Json | undefined {
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
      return depth >= MAX_DEPTH ? '[nested too deeply]' : convertStructure(value, field, depth);
    default:
      return undefined;
  }
}

function convertStructure(value: object, field: string, depth: number): Json {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (Array.isArray(value)) return convertList(value, field, depth);
  if (value instanceof Set) return sorted([...value].map((item) => convert(item, '', depth + 1) ?? null));
  if (value instanceof Map) return convertObject(Object.fromEntries(value), depth);
  return convertObject(value as Readonly<Record<string, unknown>>, depth);
}

function convertList(list: readonly unknown[], field: string, depth: number): Json {
  const items = list.map((item) => convert(item, '', depth + 1) ?? null);
  return SETS.has(field) || items.every(isTag) ? sorted(items) : items;
}

function convertObject(value: Readonly<Record<string, unknown>>, depth: number): JsonObject {
  const fields: [string, Json][] = [];
  for (const key of Object.keys(value).sort(byCodeUnit)) {
    if (key === '$metadata') continue;
    const json = convert(value[key], key, depth + 1);
    if (json !== undefined) fields.push([key, json]);
  }
  // fromEntries defines own fields, so that a key named __proto__ is a field like any other.
  return Object.fromEntries(fields);
}

function isTag(item: Json): boolean {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) return false;
  const keys = Object.keys(item);
  return keys.length === 2 && keys[0] === 'Key' && keys[1] === 'Value';
}

function sorted(items: readonly Json[]): Json {
  return items
    .map((item) => ({ item, text: stableText(item) }))
    .sort((a, b) => byCodeUnit(a.text, b.text))
    .map(({ item }) => item);
}

function byCodeUnit(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
