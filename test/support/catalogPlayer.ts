/** Plays a type's recorded AWS answers to the scan engine, and tells what it made of them. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Absent, DerivedType, ListedType } from '../../server/src/core/catalog/types.ts';
import { AwsFailure, type AwsFailureKind } from '../../server/src/core/errors.ts';
import { canonicalObject } from '../../server/src/core/inventory/canonical.ts';
import type { ObservedResource } from '../../server/src/core/inventory/resource.ts';
import type { AwsSession, Clock } from '../../server/src/core/ports.ts';
import { createCaller } from '../../server/src/core/scan/caller.ts';
import type { Outcome } from '../../server/src/core/scan/cell.ts';
import { createPace } from '../../server/src/core/scan/pace.ts';
import { runCell } from '../../server/src/core/scan/runCell.ts';
import { createSharedCalls } from '../../server/src/core/scan/shared.ts';

/** The answer to calls whose input has the given fields (all calls of the operation, if none are given). */
interface Answer {
  readonly input?: Readonly<Record<string, unknown>>;
  readonly output?: object;
  readonly pages?: readonly object[];
  /** An AWS error: its code, or its code and what its message says. */
  readonly error?: Absent;
}

/** What of a resource the fixtures tell. */
export interface Expected {
  readonly resourceId: string;
  readonly region: string;
  readonly arn: string | null;
  readonly id: string | null;
  readonly name: string | null;
  readonly tags: Readonly<Record<string, string>> | null;
  readonly timeCreated: string | null;
  readonly attributes: Readonly<Record<string, unknown>>;
}

export interface Fixture {
  readonly region: string;
  /** By call, as in IAM but with the operation's own name: `s3:ListBuckets`. */
  readonly calls: Readonly<Record<string, readonly Answer[]>>;
  readonly expected: readonly Expected[];
}

export interface Played {
  readonly outcome: Outcome;
  readonly resources: readonly ObservedResource[];
  /** What was shown before its details were read, and what of it was taken back. */
  readonly announced: readonly ObservedResource[];
  readonly withdrawn: readonly ObservedResource[];
  /** The calls that were made, with their inputs. */
  readonly sent: readonly { readonly call: string; readonly input: Readonly<Record<string, unknown>> }[];
}

export const fixtureAccount = '123456789012';
const folder = new URL('../fixtures/catalog/', import.meta.url);

export function readFixture(type: string): Fixture {
  return JSON.parse(readFileSync(new URL(`${type}.json`, folder), 'utf8'), revive) as Fixture;
}

/** JSON has no dates and no bytes: `{ "$date": "2024-..." }`, `{ "$text": "..." }`. */
function revive(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if ('$date' in value && typeof value.$date === 'string') return new Date(value.$date);
  if ('$text' in value && typeof value.$text === 'string') return new TextEncoder().encode(value.$text);
  return value;
}

const clock: Clock = {
  now: () => 1_700_000_000_000,
  delay: () => Promise.resolve(),
  after: () => () => undefined,
};

/** `failing`: calls (and their error) that fail whatever the fixture says. */
export async function play(
  type: ListedType,
  fixture: Fixture,
  failing: ReadonlyMap<string, Absent> = new Map(),
): Promise<Played> {
  const resources: ObservedResource[] = [];
  const announced: ObservedResource[] = [];
  const withdrawn: ObservedResource[] = [];
  const sent: { call: string; input: Readonly<Record<string, unknown>> }[] = [];
  const { signal } = new AbortController();
  const session = sessionOf(fixture, failing, sent);
  const caller = createCaller({ session, pace: createPace(clock), clock, signal, lane: () => 'user' });
  const region = type.scope === 'global' ? 'us-east-1' : fixture.region;
  const placeRegion = type.scope === 'global' ? 'global' : fixture.region;
  const outcome = await runCell({
    type,
    cell: { accountId: fixtureAccount, region: placeRegion, type: type.type },
    place: { partition: 'aws', accountId: fixtureAccount, region: placeRegion },
    region,
    caller,
    shared: createSharedCalls(caller, clock, signal, [type]),
    signal,
    clock,
    fingerprint: () => 'fingerprint',
    ignored: () => false,
    patience: 'wait',
    early: {
      unknown: async (keys) => keys,
      announce: async (chunk) => {
        announced.push(...chunk);
      },
      withdraw: async (chunk) => {
        withdrawn.push(...chunk);
      },
    },
    deliver: async (chunk) => {
      resources.push(...chunk);
    },
  });
  return { outcome, resources, announced, withdrawn, sent };
}

export function derive(type: DerivedType, sources: readonly Expected[]): Expected {
  const place = { partition: 'aws', accountId: fixtureAccount, region: 'global' };
  const { resourceId, arn, id, name, tags, attributes } = type.derive(sources, place);
  return {
    resourceId,
    region: 'global',
    arn: arn ?? null,
    id: id ?? null,
    name: name ?? null,
    tags: tags ?? null,
    timeCreated: null,
    attributes: canonicalObject(attributes),
  };
}

function sessionOf(fixture: Fixture, failing: ReadonlyMap<string, Absent>, sent: Played['sent'][number][]): AwsSession {
  const answer = (call: string, input: Readonly<Record<string, unknown>>): readonly object[] => {
    sent.push({ call, input });
    const forced = failing.get(call);
    if (forced !== undefined) throw failureOf(call, forced);
    const found = fixture.calls[call]?.find((of) => hasFields(input, of.input ?? {}));
    if (found === undefined) throw new Error(`The fixture has no answer to ${call} ${JSON.stringify(input)}`);
    if (found.error !== undefined) throw failureOf(call, found.error);
    // The SDK puts this beside every answer; none of it belongs into a resource.
    return (found.pages ?? [found.output ?? {}]).map((page) => ({
      $metadata: { httpStatusCode: 200, requestId: 'made-up' },
      ...page,
    }));
  };
  return {
    accountId: fixtureAccount,
    partition: 'aws',
    endpoint: null,
    arn: `arn:aws:sts::${fixtureAccount}:assumed-role/PantherAuditRole-us-east-1/scan`,
    call: async (operation, input) =>
      answer(`${operation.service.id}:${operation.action}`, input as Readonly<Record<string, unknown>>)[0] as never,
    pages: async function* (operation, input) {
      const call = `${operation.service.id}:${operation.action}`;
      for (const page of answer(call, input as Readonly<Record<string, unknown>>)) yield page as never;
    },
    release: () => undefined,
    close: () => undefined,
  };
}

function hasFields(input: Readonly<Record<string, unknown>>, wanted: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(wanted).every(([field, value]) => JSON.stringify(input[field]) === JSON.stringify(value));
}

function failureOf(call: string, error: Absent): AwsFailure {
  const { code, message, kind } = asFailure(error);
  const status = kind === 'denied' ? 403 : 404;
  return new AwsFailure({
    kind,
    call,
    code,
    message,
    status,
    requestId: null,
    accountId: fixtureAccount,
    region: 'us-east-1',
  });
}

function asFailure(error: Absent): { readonly code: string; readonly message: string; readonly kind: AwsFailureKind } {
  if (typeof error === 'object' && 'kind' in error) return { code: 'ENOTFOUND', message: 'no host', kind: error.kind };
  const { code, says } = typeof error === 'string' ? { code: error, says: error } : error;
  return { code, message: says, kind: code.startsWith('AccessDenied') ? 'denied' : 'notFound' };
}

/** A resource as the fixtures tell it. */
export function toExpected(resource: ObservedResource): Expected {
  const { resourceId, region, arn, id, name, tags, timeCreated, attributes } = resource;
  return { resourceId, region, arn, id, name, tags, timeCreated, attributes };
}

/** The only one. */
export function onlyOne<T>(values: readonly T[]): T {
  const [value] = values;
  assert.ok(value !== undefined && values.length === 1, `one was expected, not ${values.length}`);
  return value;
}
