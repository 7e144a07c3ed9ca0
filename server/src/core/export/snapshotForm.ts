/** Documents in the form that the seed's policies were written for. */
import { documentFields } from '../inventory/document.ts';
import type { StoredResource } from '../inventory/resource.ts';
import type { Unseen } from '../inventory/unseen.ts';
import type { Json } from '../json.ts';
import { seedShapes } from './seedShapes.ts';

/** What an object has, by name. */
interface Shape {
  readonly fields: ReadonlyMap<string, Field>;
}

interface Field {
  /** Null: nothing that has names in turn. */
  readonly inside: Shape | null;
  readonly mayBeAbsent: boolean;
}

/** How the seed writes a date of the credential report that there is none of. Its policies compare with it. */
const NEVER = '0001-01-01T00:00:00Z';
const REPORT_DATE = /(?:Time|Date|PasswordLastUsed|PasswordLastChanged|Rotated|Rotation)$/;

/**
 * Makes documents as policies of the seed read them, which take it that every field is there: fields that AWS left out
 * of the objects inside attributes are null, whole seconds have no fraction (`2026-01-02T03:04:05Z`), and a date of the
 * credential report that there is none of is the seed's. What was not read stays absent: a policy that needs it fails,
 * and does not pass.
 */
export function snapshotForm(): (resource: StoredResource, unseen: Unseen | null) => Readonly<Record<string, Json>> {
  const shapes = new Map<string, Shape>();
  return (resource, unseen) => {
    const shape = shapes.get(resource.type) ?? parsed(seedShapes[resource.type] ?? '');
    shapes.set(resource.type, shape);
    const attributes = Object.entries(resource.attributes).map(([name, value]): [string, Json] => [
      name,
      name === 'CredentialReport' ? reportForm(value) : filled(value, shape.fields.get(name)?.inside ?? null),
    ]);
    const timeCreated = resource.timeCreated === null ? null : wholeSeconds(resource.timeCreated);
    return documentFields({ ...resource, timeCreated, attributes: Object.fromEntries(attributes) }, unseen);
  };
}

function filled(value: Json, shape: Shape | null): Json {
  if (typeof value === 'string') return wholeSeconds(value);
  if (typeof value !== 'object' || value === null) return value;
  if (isList(value)) return value.map((item) => filled(item, shape));
  // What was redacted has a fingerprint instead of its fields.
  if (Object.hasOwn(value, 'redacted')) return value;
  const fields = shape?.fields;
  const any = fields?.get('*')?.inside ?? null;
  const present = Object.entries(value).map(([name, inner]): [string, Json] => [
    name,
    filled(inner, fields?.get(name)?.inside ?? any),
  ]);
  const absent = [...(fields ?? [])]
    .filter(([name, { mayBeAbsent }]) => !mayBeAbsent && !Object.hasOwn(value, name))
    .map(([name]): [string, Json] => [name, null]);
  return Object.fromEntries([...present, ...absent]);
}

function reportForm(report: Json): Json {
  if (typeof report !== 'object' || report === null || isList(report)) return report;
  return Object.fromEntries(
    Object.entries(report).map(([name, value]) => [
      name,
      value === null && REPORT_DATE.test(name) ? NEVER : filled(value, null),
    ]),
  );
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function wholeSeconds(text: string): string {
  return text.length === 24 && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000Z$/.test(text) ? `${text.slice(0, 19)}Z` : text;
}

/** `A(B *(C)) ~D(E)`. */
function parsed(text: string): Shape {
  const tokens = text.match(/[()]|[^\s()]+/g) ?? [];
  const stack: Map<string, Field>[] = [new Map()];
  for (const [index, token] of tokens.entries()) {
    if (token === '(') continue;
    if (token === ')') {
      stack.pop();
      continue;
    }
    const fields = tokens[index + 1] === '(' ? new Map<string, Field>() : null;
    const mayBeAbsent = token.startsWith('~') || token === '*';
    stack.at(-1)?.set(token.replace(/^~/, ''), { inside: fields && { fields }, mayBeAbsent });
    if (fields !== null) stack.push(fields);
  }
  return { fields: stack[0] ?? new Map() };
}
