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
    const there = parsed(right);
    return isObject(there) ? alignedObjects(left, there, by, depth) : undefined;
  }
  if (Array.isArray(left)) {
    // Policies may say `s3:GetObject` or a list of it alone.
    if (left.length === 1 && isScalar(right)) return oneOf(aligned(left[0] ?? null, right, by, depth + 1), left);
    return Array.isArray(right) ? alignedLists(left, right, by, depth) : undefined;
  }
  if (Array.isArray(right) && right.length === 1) {
    return oneOf(aligned(left, (right as readonly Json[])[0] ?? null, by, depth + 1), left);
  }
  if (typeof right === 'object') return undefined;
  const [here, there] = [parsed(left), parsed(right)];
  // The same document, written otherwise.
  if (isObject(here) && isObject(there) && JSON.stringify(here) === JSON.stringify(there))
    return { left: right, right };
  // `true` and "true", 5 and "5" are the same to CloudFormation.
  return String(left) === String(right) ? { left: right, right } : { left, right };
}

/** Of a value and a list of one: the same where the two values are. */
function oneOf(pair: Pair | undefined, left: Json): Pair | undefined {
  if (pair === undefined) return undefined;
  return isSame(pair) ? { left: pair.right, right: pair.right } : { left, right: pair.right };
}

/** AWS gives many documents as JSON text. */
function parsed(value: Json): Json {
  if (typeof value !== 'string' || !/^\s*\{[\s\S]*\}\s*$/.test(value)) return value;
  try {
    return JSON.parse(value) as Json;
  } catch {
    // Text that only looks like it.
    return value;
  }
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
  // Names here and their resources there: nothing can be said.
  if (left.every(isScalar) !== right.every(isScalar) && left.length > 0 && right.length > 0) return undefined;
  const [here, there] = [byKeys(left), byKeys(right)];
  // Of such lists AWS adds what a template leaves out.
  if (here !== null && there !== null) return alignedObjects(here, there, by, depth);
  if (left.length !== right.length) return { left, right };
  return inOrder(left, right, by, depth);
}

/** Item by item; where that gives a difference, in any order: AWS gives most lists in one of its own. */
function inOrder(left: readonly Json[], right: readonly Json[], by: Knowledge, depth: number): Pair | undefined {
  const rest = [...right];
  const sorted = left.map((item) => {
    const index = rest.findIndex((other) => isSame(aligned(item, other, by, depth + 1)));
    return index < 0 ? undefined : rest.splice(index, 1)[0];
  });
  const others = sorted.some((item) => item === undefined) ? right : sorted.filter((item) => item !== undefined);
  const pairs = left.map((item, index) => aligned(item, others[index] ?? null, by, depth + 1));
  if (pairs.some((pair) => pair === undefined)) return undefined;
  const known = pairs.filter((pair) => pair !== undefined);
  return { left: known.map((pair) => pair.left), right: known.map((pair) => pair.right) };
}

function isSame(pair: Pair | undefined): boolean {
  return pair !== undefined && JSON.stringify(pair.left) === JSON.stringify(pair.right);
}

/** `[{ Key, Value }]` as `{ Key: Value }`; null: it is no such list. */
function byKeys(list: readonly Json[]): JsonObject | null {
  const pairs = list.flatMap((item): [string, Json][] => {
    if (!isObject(item) || Object.keys(item).length !== 2) return [];
    const [name, value] = [sameNamed(item, 'Key'), sameNamed(item, 'Value')];
    return typeof name === 'string' && value !== undefined ? [[name, value]] : [];
  });
  return pairs.length === list.length && pairs.length > 0 ? Object.fromEntries(pairs) : null;
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
