// What all entries of the catalogue have in common.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { cloudControlTypes } from '../../server/src/core/catalog/cloudControl/cloudControl.ts';
import { catalog } from '../../server/src/core/catalog/index.ts';
import { callsOf } from '../../server/src/core/catalog/permissions.ts';
import type { CatalogType, ResourceRef } from '../../server/src/core/catalog/types.ts';
import { pathOf } from '../../server/src/core/inventory/redact.ts';
import { readFixture } from '../support/catalogPlayer.ts';
import { root, sources } from '../support/sources.ts';

describe('catalogue', () => {
  it('has each type once', () => {
    assert.deepEqual(repeated(catalog.map((type) => type.type)), []);
    assert.deepEqual(repeated(catalog.map((type) => type.label)), []);
    const ofOneType = catalog.filter(({ cfn }) => cfn !== 'AWS::ElasticLoadBalancingV2::LoadBalancer');
    assert.deepEqual(repeated(ofOneType.flatMap((type) => type.cfn ?? [])), []);
  });

  it('has every type that its files export', async () => {
    const inList = new Set<unknown>(catalog);
    for (const { file } of sources('server/src/core/catalog/**/*.ts')) {
      const module = (await import(pathToFileURL(path.join(root, file)).href)) as Readonly<Record<string, unknown>>;
      for (const [name, value] of Object.entries(module)) {
        if (isType(value)) assert.ok(inList.has(value), `${name} of ${file} is missing in index.ts`);
      }
    }
  });

  it('derives types from types that it has', () => {
    const names = new Set(catalog.map((type) => type.type));
    for (const type of catalog) if (type.kind === 'derived') assert.ok(names.has(type.from), type.type);
  });

  it('shows labels in sentence case and codicons that exist', () => {
    const font = path.join(root, 'node_modules/@vscode/codicons/src/template/mapping.json');
    const names = JSON.parse(readFileSync(font, 'utf8')) as Readonly<Record<string, readonly string[]>>;
    const icons = new Set(Object.values(names).flat());
    for (const { type, label, icon } of catalog) {
      assert.ok(icons.has(icon), `${type}: ${icon}`);
      assert.match(label, /^[A-Z]\S*( [A-Za-z0-9]+)*s$/, type);
    }
  });

  it('makes labels for the types of Cloud Control that none of its own has', () => {
    const types = [...catalog, ...cloudControlTypes(catalog)];
    assert.deepEqual(repeated(types.map(({ label }) => label.toLowerCase())), []);
    assert.deepEqual(repeated(types.map(({ type }) => type)), []);
    for (const { type, label } of types) assert.match(label, /^[A-Z]\S*( [A-Za-z0-9]+)*s$/, type);
  });

  it('calls operations that the SDK has', async () => {
    for (const { service, action } of catalog.flatMap(callsOf)) {
      const sdk = (await import(`@aws-sdk/client-${service.id}`)) as Readonly<Record<string, unknown>>;
      assert.equal(typeof sdk[`${action}Command`], 'function', `${service.id} ${action}`);
    }
  }).timeout(60_000);

  it('names volatile and secret paths that its resources have', () => {
    for (const { type, volatile, secrets } of catalog) {
      const { expected } = readFixture(type);
      for (const at of [...volatile, ...secrets.map(pathOf)]) {
        const values = expected.flatMap(({ attributes }) => valuesAt(attributes, at.split('.')));
        const isKnown = values.length > 0 || optionalInFixtures.has(`${type} ${at}`);
        assert.ok(isKnown, `${type}: ${at}`);
      }
    }
  });

  it('links each type to a page of the console, with no character that could leave it', () => {
    for (const type of catalog) {
      const [resource] = readFixture(type.type).expected;
      assert.ok(resource && type.consolePath, type.type);
      const link = new URL(
        type.consolePath({ ...refOf(resource), name: 'a"b c' }),
        'https://eu-west-1.console.aws.amazon.com/',
      );
      assert.equal(link.origin, 'https://eu-west-1.console.aws.amazon.com', type.type);
      if (type.scope === 'regional') assert.equal(link.searchParams.get('region'), resource.region);
    }
  });

  it('needs for its lists only shared calls that need no others', () => {
    for (const type of catalog) {
      if (type.kind === 'derived') continue;
      const needs = new Set(type.lists.flatMap((list) => list.needs));
      for (const call of type.shared) assert.ok(!needs.has(call.key) || call.inputs === undefined, type.type);
    }
  });

  it('can look up one resource of each type that AWS can describe alone', () => {
    const alone = catalog.filter((type) => type.kind === 'listed' && type.lookup === null).map((type) => type.type);
    // One for an account, or for a region of it: listing the cell is the look-up.
    assert.deepEqual(alone, [
      'AWS.EC2.AccountSettings',
      'AWS.IAM.RootUser',
      'AWS.PasswordPolicy',
      'AWS.S3.AccountPublicAccessBlock',
    ]);
    for (const type of catalog) {
      if (type.kind === 'derived' || type.lookup === null) continue;
      for (const resource of readFixture(type.type).expected) {
        const byId: object | undefined = type.lookup.input(refOf(resource));
        const byArn = type.lookup.input({ ...refOf(resource), id: null, name: null });
        assert.ok(byId !== undefined);
        assert.deepEqual(byArn, byId, `${type.type}: an event that tells no more than the ARN is enough`);
      }
    }
  });
});

/** Times that trails without notifications do not have, and the like. */
const optionalInFixtures = new Set(
  [
    'LatestCloudWatchLogsDeliveryTime',
    'LatestDeliveryAttemptSucceeded',
    'LatestDeliveryAttemptTime',
    'LatestDigestDeliveryTime',
    'LatestNotificationAttemptSucceeded',
    'LatestNotificationAttemptTime',
    'LatestNotificationTime',
  ].map((field) => `AWS.CloudTrail Status.${field}`),
);

function refOf(resource: {
  readonly resourceId: string;
  readonly id: string | null;
  readonly name: string | null;
  readonly region: string;
}): ResourceRef {
  const { resourceId, id, name, region } = resource;
  return { resourceId, id, name, region, accountId: '123456789012' };
}

function isType(value: unknown): value is CatalogType {
  return typeof value === 'object' && value !== null && 'kind' in value && 'type' in value && 'scope' in value;
}

function repeated(names: readonly string[]): readonly string[] {
  return names.filter((name, index) => names.indexOf(name) !== index);
}

/** What a path leads to; `*` is every field or item, `**` any depth. */
function valuesAt(value: unknown, [first, ...rest]: readonly string[]): readonly unknown[] {
  if (first === undefined) return [value];
  if (typeof value !== 'object' || value === null) return [];
  if (first === '**') {
    return [...valuesAt(value, rest), ...Object.values(value).flatMap((of) => valuesAt(of, [first, ...rest]))];
  }
  const fields = Object.entries(value).filter(([field]) => first === '*' || field === first);
  return fields.flatMap(([, of]) => valuesAt(of, rest));
}
