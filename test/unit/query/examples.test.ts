// Each ready-made query, on an estate in which it must find some things and not others.
import assert from 'node:assert/strict';
import type { TypeName } from '../../../server/src/core/catalog/types.ts';
import type { ObservedResource } from '../../../server/src/core/inventory/resource.ts';
import { queryExamples } from '../../../server/src/core/query/examples.ts';
import { askInventory } from '../../support/askInventory.ts';
import { observed } from '../../support/observed.ts';
import { testAccount } from '../../support/scriptedSession.ts';
import { scanRow, useInventory } from '../store/openInventory.ts';

const other = '222233334444';
const accounts = [
  { id: testAccount, name: 'Payments', label: 'prod', settings: {} },
  { id: other, name: 'Dev', label: 'dev', settings: {} },
];

function one(
  type: TypeName,
  name: string,
  attributes: object,
  replace: Partial<ObservedResource> = {},
): ObservedResource {
  return observed({
    type,
    resourceId: `arn:aws:x:::${type}/${name}`,
    id: name,
    name,
    attributes: attributes as ObservedResource['attributes'],
    ...replace,
  });
}

const policy = (...statements: readonly object[]) => JSON.stringify({ Statement: statements });
const allow = (principal: unknown, more: object = {}) => ({ Effect: 'Allow', Principal: principal, ...more });
const blocked = { BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: true };
const everybody = {
  Grantee: { Type: 'Group', URI: 'http://acs.amazonaws.com/groups/global/AllUsers' },
  Permission: 'READ',
};
const rule = (cidr: string, from: number, to: number) => ({
  IpProtocol: 'tcp',
  FromPort: from,
  ToPort: to,
  IpRanges: cidr.includes(':') ? [] : [{ CidrIp: cidr }],
  Ipv6Ranges: cidr.includes(':') ? [{ CidrIpv6: cidr }] : [],
});
const report = (fields: object) => ({
  CredentialReport: { AccessKey1Active: false, AccessKey2Active: false, ...fields },
});
const shared = { CreateVolumePermissions: [{ Group: 'all' }], SnapshotId: 'snap-public' };

const estate: readonly ObservedResource[] = [
  one('AWS.S3.Bucket', 'by-policy', { Policy: policy(allow('*')) }),
  one('AWS.S3.Bucket', 'by-aws-star', { Policy: policy(allow({ AWS: ['*'] })) }),
  one('AWS.S3.Bucket', 'by-acl', { Grants: [everybody], Policy: null }),
  one('AWS.S3.Bucket', 'restricted', {
    Policy: policy(allow('*')),
    Grants: [everybody],
    PublicAccessBlockConfiguration: blocked,
  }),
  one('AWS.S3.Bucket', 'conditional', { Policy: policy(allow('*', { Condition: { Bool: {} } })) }),
  one('AWS.S3.Bucket', 'private', { Policy: policy(allow({ AWS: testAccount })), Grants: [] }, { tags: {} }),
  one('AWS.EC2.SecurityGroup', 'ssh', { IpPermissions: [rule('0.0.0.0/0', 22, 22)] }),
  one('AWS.EC2.SecurityGroup', 'six', { IpPermissions: [rule('::/0', 80, 443)] }),
  one('AWS.EC2.SecurityGroup', 'all', { IpPermissions: [{ IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] }] }),
  one('AWS.EC2.SecurityGroup', 'web', { IpPermissions: [rule('0.0.0.0/0', 443, 443), rule('10.0.0.0/8', 22, 22)] }),
  one('AWS.IAM.User', 'careless', { ...report({ PasswordEnabled: true, MfaActive: false }), ManagedPolicyNames: [] }),
  one('AWS.IAM.User', 'careful', {
    ...report({ PasswordEnabled: true, MfaActive: true }),
    ManagedPolicyNames: ['AdministratorAccess'],
  }),
  one('AWS.IAM.User', 'robot', {
    ...report({
      PasswordEnabled: false,
      MfaActive: false,
      AccessKey1Active: true,
      AccessKey1LastRotated: '2020-01-01T00:00:00.000Z',
    }),
    ManagedPolicyNames: ['ReadOnlyAccess'],
  }),
  one('AWS.IAM.User', 'fresh', {
    ...report({ MfaActive: false, AccessKey2Active: true, AccessKey2LastRotated: '2999-01-01T00:00:00.000Z' }),
    ManagedPolicyNames: [],
  }),
  one('AWS.IAM.RootUser', '<root_account>', report({ MfaActive: false })),
  one('AWS.IAM.RootUser', 'keys', report({ MfaActive: true, AccessKey1Active: true }), { accountId: other }),
  one('AWS.IAM.RootUser', 'safe', report({ MfaActive: true }), { accountId: '999999999999' }),
  one('AWS.IAM.Role', 'outsider', {
    AssumeRolePolicyDocument: policy(allow({ AWS: 'arn:aws:iam::555555555555:root' })),
    ManagedPolicyNames: ['AdministratorAccess'],
  }),
  one('AWS.IAM.Role', 'vendor', {
    AssumeRolePolicyDocument: policy(
      allow({ AWS: '666666666666' }, { Condition: { StringEquals: { 'sts:ExternalId': 'x' } } }),
    ),
    ManagedPolicyNames: [],
  }),
  one('AWS.IAM.Role', 'anybody', { AssumeRolePolicyDocument: policy(allow('*')), ManagedPolicyNames: [] }),
  one('AWS.IAM.Role', 'insider', {
    AssumeRolePolicyDocument: policy(allow({ AWS: `arn:aws:iam::${other}:root` })),
    ManagedPolicyNames: [],
  }),
  one('AWS.IAM.Role', 'service', {
    AssumeRolePolicyDocument: policy(allow({ Service: 'ec2.amazonaws.com' })),
    ManagedPolicyNames: [],
  }),
  one('AWS.EC2.Volume', 'plain', {
    Encrypted: false,
    Size: 8,
    State: 'in-use',
    Attachments: [{ InstanceId: 'i-1' }],
    Snapshots: [shared],
  }),
  one('AWS.EC2.Volume', 'encrypted', {
    Encrypted: true,
    Size: 8,
    Snapshots: [{ ...shared, CreateVolumePermissions: [] }],
  }),
  one('AWS.EC2.AMI', 'ours-public', { Public: true, OwnerId: testAccount }),
  one('AWS.EC2.AMI', 'amazon', { Public: true, OwnerId: '137112412989' }),
  one('AWS.KMS.Key', 'still', { KeyManager: 'CUSTOMER', KeyState: 'Enabled', KeyRotationEnabled: false }),
  one('AWS.KMS.Key', 'turning', { KeyManager: 'CUSTOMER', KeyState: 'Enabled', KeyRotationEnabled: true }),
  one('AWS.KMS.Key', 'of-aws', { KeyManager: 'AWS', KeyState: 'Enabled', KeyRotationEnabled: null }),
  one('AWS.RDS.Instance', 'open', {
    PubliclyAccessible: true,
    StorageEncrypted: true,
    SnapshotAttributes: [{ DBSnapshotIdentifier: 'public', DBSnapshotAttributes: [{ AttributeValues: ['all'] }] }],
  }),
  one('AWS.RDS.Instance', 'unencrypted', {
    PubliclyAccessible: false,
    StorageEncrypted: false,
    SnapshotAttributes: [],
  }),
  one('AWS.RDS.Instance', 'good', { PubliclyAccessible: false, StorageEncrypted: true }),
  one('AWS.EC2.Instance', 'old', {
    MetadataOptions: { HttpTokens: 'optional', HttpEndpoint: 'enabled' },
    State: { Name: 'running' },
  }),
  one('AWS.EC2.Instance', 'new', { MetadataOptions: { HttpTokens: 'required' }, State: { Name: 'running' } }),
  one('AWS.EC2.Instance', 'off', {
    MetadataOptions: { HttpTokens: 'optional', HttpEndpoint: 'disabled' },
    State: { Name: 'running' },
  }),
  one('AWS.Lambda.Function', 'public', { Policy: { Policy: policy(allow('*', { Sid: 'url' })) } }),
  one('AWS.Lambda.Function', 'own', { Policy: { Policy: policy(allow({ Service: 's3.amazonaws.com' })) } }),
  one('AWS.CloudTrail', 'main', { IsMultiRegionTrail: true, Status: { IsLogging: true } }),
  one('AWS.CloudTrail', 'stopped', { IsMultiRegionTrail: true, Status: { IsLogging: false } }, { accountId: other }),
];

/** What of its rows tells which resources an example found. */
const expected: Readonly<Record<string, { readonly column: string; readonly values: readonly unknown[] }>> = {
  'public-buckets': { column: 'name', values: ['by-acl', 'by-aws-star', 'by-policy'] },
  'open-security-groups': { column: 'name', values: ['all', 'six', 'ssh'] },
  'users-without-mfa': { column: 'name', values: ['careless'] },
  'root-users-at-risk': { column: 'account_name', values: ['Dev', 'Payments'] },
  'old-access-keys': { column: 'name', values: ['robot'] },
  'roles-trusted-from-outside': { column: 'name', values: ['anybody', 'outsider', 'vendor'] },
  administrators: { column: 'name', values: ['careful', 'outsider'] },
  'unencrypted-volumes': { column: 'id', values: ['plain'] },
  'public-snapshots': { column: 'id', values: ['ours-public', 'public', 'snap-public'] },
  'keys-without-rotation': { column: 'id', values: ['still'] },
  'open-databases': { column: 'id', values: ['open', 'unencrypted'] },
  'old-instance-metadata': { column: 'id', values: ['old'] },
  'public-functions': { column: 'name', values: ['public'] },
  'accounts-without-trail': { column: 'account_name', values: ['Dev'] },
  untagged: { column: 'type', values: ['AWS.S3.Bucket'] },
  'changed-lately': {
    column: 'resource_id',
    values: ['good', 'open', 'unencrypted'].map((name) => `arn:aws:x:::AWS.RDS.Instance/${name}`),
  },
  'not-read': { column: 'call', values: ['kms:ListKeys'] },
};

describe('the ready-made queries', () => {
  const { store, file } = useInventory();

  beforeEach(async () => {
    await store().beginScan(scanRow());
    await store().writeResources('scan-1', estate, []);
    const cell = { accountId: testAccount, region: 'us-east-1', type: 'AWS.KMS.Key' } as const;
    const denied = { kind: 'denied', call: 'kms:ListKeys', code: 'AccessDenied', message: 'no' } as const;
    await store().finishCell('scan-1', cell, denied, { startedAt: 1, finishedAt: 2 });
    await store().finishCell(
      'scan-1',
      { ...cell, region: 'eu-west-1' },
      { kind: 'ok', count: 0, incomplete: 0 },
      { startedAt: 1, finishedAt: 2 },
    );
  });

  /** All other changes are of the test's own time, long ago. */
  async function deleteDatabasesNow(): Promise<void> {
    const cell = { accountId: testAccount, region: 'us-east-1', type: 'AWS.RDS.Instance' } as const;
    const times = { startedAt: 2_000, finishedAt: Date.now() };
    await store().finishCell('scan-1', cell, { kind: 'ok', count: 0, incomplete: 0 }, times);
  }

  for (const { id, title, sql } of queryExamples.filter((example) => example.id !== 'sizes')) {
    it(`${id}: ${title}`, async () => {
      if (id === 'changed-lately') await deleteDatabasesNow();
      const { column, values } = expected[id] ?? assert.fail(`no expectation for ${id}`);
      const rows = await askInventory(file(), sql, accounts);
      const found = new Set(rows.map((row) => row[column]));
      assert.deepEqual(found, new Set(values));
    });
  }

  it('sizes: counts every resource once', async () => {
    const { sql } = queryExamples.find(({ id }) => id === 'sizes') ?? assert.fail();
    const rows = await askInventory(file(), sql, accounts);
    assert.equal(
      rows.reduce((sum, row) => sum + Number(row['resources']), 0),
      estate.length,
    );
  });

  it('have names that can be typed, and end without a semicolon', () => {
    const ids = queryExamples.map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
    for (const { id, sql } of queryExamples) {
      assert.match(id, /^[a-z][a-z-]+$/);
      assert.doesNotMatch(sql, /;\s*$/);
    }
  });
});
