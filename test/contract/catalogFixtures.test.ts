// Each type's recorded AWS answers, through the scan engine.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { catalog } from '../../server/src/core/catalog/index.ts';
import type { Absent, CatalogType, ListedType } from '../../server/src/core/catalog/types.ts';
import { derive, type Expected, type Fixture, play, readFixture, toExpected } from '../support/catalogPlayer.ts';

const seedFields = JSON.parse(
  readFileSync(new URL('../fixtures/catalog/seedFields.json', import.meta.url), 'utf8'),
) as Readonly<Record<string, readonly string[]>>;

/** Fields beyond the seed's, of the types that the seed has. */
const extraFields: Readonly<Record<string, readonly string[]>> = {
  'AWS.CloudTrail': ['AdvancedEventSelectors'],
  'AWS.CloudWatch.LogGroup': ['DataProtectionStatus', 'DeletionProtectionEnabled', 'LogGroupClass'],
  'AWS.Config.Recorder': ['RecordingMode'],
  'AWS.ECS.Cluster': ['Configuration'],
  'AWS.EKS.Cluster': ['AccessConfig', 'AccessEntries'],
  'AWS.ELBV2.ApplicationLoadBalancer': ['LoadBalancerAttributes'],
  'AWS.EC2.Instance': ['UserData'],
  'AWS.GuardDuty.Detector': ['Features'],
  'AWS.IAM.Role': ['RoleLastUsed'],
};

/** What they answer is part of a resource's key: without it nothing can be said about an item. */
const identifying = new Set(['ecs:DescribeTaskDefinition', 'eks:DescribeNodegroup', 's3:GetBucketLocation']);

const listed = catalog.filter((type): type is ListedType => type.kind === 'listed');

describe('catalogue fixtures', () => {
  for (const type of catalog) {
    describe(type.type, () => {
      it('yield the expected resources, all of them read whole', async () => {
        const fixture = readFixture(type.type);
        assert.ok(fixture.expected.length > 0);
        assert.deepEqual(await resourcesOf(type, fixture), sorted(fixture.expected));
      });

      it('let no secret through: what they call hunter2, hunter3 and so on', () => {
        assert.doesNotMatch(JSON.stringify(readFixture(type.type).expected), /hunter\d/);
      });

      it('have the same fields, each with a value somewhere; those of the seed, where it knows the type', () => {
        const { expected } = readFixture(type.type);
        const fields = fieldsOf(type);
        for (const { attributes } of expected) assert.deepEqual(Object.keys(attributes).sort(byText), fields);
        const withoutValue = fields.filter((field) => expected.every(({ attributes }) => attributes[field] === null));
        assert.deepEqual(withoutValue, []);
      });
    });
  }
});

describe('calls that are refused', () => {
  for (const type of listed) {
    for (const call of optionalCalls(type)) {
      it(`${call} of ${type.type}: its fields are not read, the others stay as they are`, async () => {
        const fixture = readFixture(type.type);
        const { outcome, resources } = await play(type, fixture, new Map([[call, 'AccessDenied']]));
        const expected = sorted(fixture.expected);
        assert.equal(outcome.kind, 'ok');
        assert.deepEqual(sorted(resources.map(toExpected)).map(idOf), expected.map(idOf));
        for (const [index, resource] of sorted(resources.map(toExpected)).entries()) {
          assertOnlyLess(resource, expected[index]);
        }
        assert.ok(
          resources.some(({ notRead }) => notRead.some((part) => part.reason === 'denied')),
          'some resource says what was not read',
        );
      });
    }
  }
});

describe('calls that say there is none', () => {
  for (const type of listed) {
    for (const call of [...type.batches, ...type.details]) {
      const [absent] = call.absent;
      if (absent === undefined) continue;
      it(`${nameOf(absent)} of ${call.service.id}:${call.action} makes no field of ${type.type} unknown`, async () => {
        const fixture = readFixture(type.type);
        const failing = new Map([[`${call.service.id}:${call.action}`, absent]]);
        const { outcome, resources } = await play(type, fixture, failing);
        assert.equal(outcome.kind, 'ok');
        // Where it means that the resource itself is gone, there is none.
        for (const { attributes, notRead } of resources) {
          assert.deepEqual(Object.keys(attributes).sort(byText), fieldsOf(type));
          assert.deepEqual(notRead, []);
        }
      });
    }
  }
});

describe('lists and parents that say there are none', () => {
  for (const type of listed) {
    for (const call of [...type.lists, ...type.shared]) {
      for (const absent of call.absent) {
        it(`${nameOf(absent)} of ${call.service.id}:${call.action} is no failure of ${type.type}`, async () => {
          const failing = new Map([[`${call.service.id}:${call.action}`, absent]]);
          const { outcome } = await play(type, readFixture(type.type), failing);
          assert.equal(outcome.kind, 'ok');
        });
      }
    }
  }
});

function nameOf(absent: Absent): string {
  if (typeof absent === 'string') return absent;
  return 'kind' in absent ? absent.kind : `${absent.code} (${absent.says})`;
}

/** Every resource of a type has all of them, null where AWS says that there is none. */
function fieldsOf(type: CatalogType): readonly string[] {
  const ofSeed = seedFields[type.type];
  if (ofSeed !== undefined) return [...ofSeed, ...(extraFields[type.type] ?? [])].sort(byText);
  const { expected } = readFixture(type.type);
  return [...new Set(expected.flatMap(({ attributes }) => Object.keys(attributes)))].sort(byText);
}

async function resourcesOf(type: CatalogType, fixture: Fixture): Promise<readonly Expected[]> {
  if (type.kind === 'derived') return [derive(type, readFixture(type.from).expected)];
  const { outcome, resources } = await play(type, fixture);
  assert.deepEqual(outcome, { kind: 'ok', count: fixture.expected.length, incomplete: 0 });
  return sorted(resources.map(toExpected));
}

/** Calls without which the resources are still listed. */
function optionalCalls(type: ListedType): readonly string[] {
  const callName = (call: { readonly service: { readonly id: string }; readonly action: string }) =>
    `${call.service.id}:${call.action}`;
  const needs = new Set(type.lists.flatMap((list) => list.needs));
  const needed = new Set(type.lists.map(callName));
  const optionalShared = type.shared.filter((call) => !needs.has(call.key));
  const optional = [...optionalShared, ...type.batches, ...type.details].map(callName);
  return [...new Set(optional)].filter((call) => !needed.has(call) && !identifying.has(call));
}

/** Nothing is other than expected; fields, tags and times may be missing. A null would say that there is none. */
function assertOnlyLess(resource: Expected, expected: Expected | undefined): void {
  for (const [field, value] of Object.entries(resource.attributes)) {
    assert.deepEqual(value, expected?.attributes[field], field);
  }
  if (resource.tags !== null) assert.deepEqual(resource.tags, expected?.tags);
}

function idOf({ resourceId }: Expected): string {
  return resourceId;
}

function sorted(resources: readonly Expected[]): readonly Expected[] {
  return resources.toSorted((a, b) => byText(a.resourceId, b.resourceId));
}

function byText(a: string, b: string): number {
  return a < b ? -1 : 1;
}
