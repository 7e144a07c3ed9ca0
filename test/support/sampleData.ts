/** What makeSampleHome writes. No imports at run time: the tests inside VS Code read it too. */
import type { Account, MasterAccount } from '../../server/src/core/accounts/account.ts';
import type { ObservedResource } from '../../server/src/core/inventory/resource.ts';

export const sampleMaster: MasterAccount = { accountId: '111122223333', region: 'us-east-1', profile: 'security' };

export const sampleAccounts: readonly Account[] = [
  account('123456789012', 'Payments', 'prod'),
  account('222233334444', 'Security Dev', 'dev'),
];

export const sampleBuckets: readonly ObservedResource[] = [
  bucket('123456789012', 'us-east-1', 'invoices-2026'),
  bucket('123456789012', 'eu-west-1', 'receipts-2026'),
  bucket('222233334444', 'us-west-2', 'scratch'),
];

function account(id: string, name: string, label: string): Account {
  return {
    id,
    name,
    label,
    realTime: false,
    remediation: false,
    externalId: `panther-test-${id}`,
    regions: ['*'],
    ignore: { regions: [], types: [], resources: [] },
    enabled: true,
  };
}

function bucket(accountId: string, region: string, name: string): ObservedResource {
  const arn = `arn:aws:s3:::${name}`;
  return {
    accountId,
    region,
    type: 'AWS.S3.Bucket',
    resourceId: arn,
    arn,
    id: null,
    name,
    tags: { team: 'payments' },
    timeCreated: '2026-01-02T03:04:05.000Z',
    attributes: { Versioning: 'Enabled', EncryptionRules: null },
    notRead: [{ call: 's3:GetBucketPolicy', reason: 'denied', code: 'AccessDenied', message: 'not allowed' }],
    observedAt: 0,
  };
}
