/**
 * What a template says of a resource beside what the inventory knows of it. The two have other names for many things, and
 * each says what the other does not: only what both have under one name is compared.
 */
import { isObject } from '../../inventory/delta.ts';
import type { Json, JsonObject } from '../../json.ts';
import { resourceNamedIn } from './resolve.ts';

export interface Compared {
  readonly template: JsonObject;
  readonly live: JsonObject;
  readonly compared: number;
  readonly different: number;
}

export interface Knowledge {
  /** What a resource of the template is called in its stack: ids, names, ARNs. */
  readonly namesOf: (logicalId: string) => readonly string[];
  /** As the inventory hides secrets. */
  readonly fingerprint: (secret: string) => string;
}

const MAX_DEPTH = 12;

export function compareProperties(template: JsonObject, live: JsonObject, by: Knowledge): Compared {
  const pairs = Object.entries(template).flatMap(([name, value]) => {
    const there = sameNamed(live, name);
    const pair = there === undefined ? undefined : aligned(value, there, by, 0);
    return pair === undefined ? [] : [{ name, ...pair }];
  });
  return {
    template: Object.fromEntries(pairs.map(({ name, left }) => [name, left])),
    live: Object.fromEntries(pairs.map(({ name, right }) => [name, right])),
    compared: pairs.length,
    different: pairs.filter(({ left, right }) => JSON.stringify(left) !== JSON.stringify(right)).length,
  };
}

interface Pair {
  readonly left: Json;
  readonly right: Json;
}

/** Undefined: the two are not of one kind, so nothing can be said. */
function aligned(left: Json, right: Json, by: Knowledge, depth: number): Pair | undefined {
  if (depth > MAX_DEPTH) return undefined;
  if (isObject(right) && 'redacted' in right) {
    if (typeof left === 'object') return undefined;
    return by.fingerprint(String(left)) === right['redacted'] ? { left: right, right } : { left, right };
  }
  if (right === null || left === null) return { left, right };
  if (isObject(left)) {
    if (isFunction(left)) {
      if (isObject(right)) return undefined;
      const named = resourceNamedIn(left);
      const isSame = named !== null && typeof right === 'string' && by.namesOf(named).includes(right);
      return isSame ? { left: right, right } : { left, right };
    }
    return isObject(right) ? alignedObjects(left, right, by, depth) : undefined;
  }
  if (Array.isArray(left)) return Array.isArray(right) ? alignedLists(left, right, by, depth) : undefined;
  if (typeof right === 'object') return undefined;
  // `true` and "true", 5 and "5" are the same to CloudFormation.
  return String(left) === String(right) ? { left: right, right } : { left, right };
}

function alignedObjects(left: JsonObject, right: JsonObject, by: Knowledge, depth: number): Pair | undefined {
  const pairs = Object.entries(left).flatMap(([name, value]) => {
    const there = sameNamed(right, name);
    const pair = there === undefined ? undefined : aligned(value, there, by, depth + 1);
    return pair === undefined ? [] : [[name, pair] as const];
  });
  if (pairs.length === 0 && Object.keys(left).length > 0) return undefined;
  return {
    left: Object.fromEntries(pairs.map(([name, pair]) => [name, pair.left])),
    right: Object.fromEntries(pairs.map(([name, pair]) => [name, pair.right])),
  };
}

function alignedLists(left: readonly Json[], right: readonly Json[], by: Knowledge, depth: number): Pair | undefined {
  if (left.every(isScalar) && right.every(isScalar)) {
    // Most lists of texts are sets, and AWS gives them in any order.
    const same = left.map(String).sort().join('\n') === right.map(String).sort().join('\n');
    return { left: same ? right : left, right };
  }
  if (left.length !== right.length) return { left, right };
  const pairs = left.map((item, index) => aligned(item, right[index] ?? null, by, depth + 1));
  if (pairs.some((pair) => pair === undefined)) return undefined;
  const known = pairs.filter((pair) => pair !== undefined);
  return { left: known.map((pair) => pair.left), right: known.map((pair) => pair.right) };
}

function isScalar(value: Json): boolean {
  return typeof value !== 'object' || value === null;
}

function isFunction(value: JsonObject): boolean {
  const [name, ...others] = Object.keys(value);
  return name !== undefined && others.length === 0 && (name === 'Ref' || name.startsWith('Fn::'));
}

/** The SDK's names differ from CloudFormation's in their capitals at times. */
function sameNamed(object: JsonObject, name: string): Json | undefined {
  if (Object.hasOwn(object, name)) return object[name];
  const key = Object.keys(object).find((one) => one.toLowerCase() === name.toLowerCase());
  return key === undefined ? undefined : object[key];
}
