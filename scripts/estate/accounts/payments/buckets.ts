import type { Bucket, Trail } from '../../blueprint/storage.ts';
import { ledger, payments, platform, risk, website } from './owners.ts';

const east = 'us-east-1';
const west = 'us-west-2';
const europe = 'eu-west-1';
const logs = 'acme-access-logs';
const guarded = { encryption: 'aws:kms', versioning: true, publicAccess: 'blocked', policy: 'tlsOnly' } as const;
const ordinary = { encryption: 'AES256', publicAccess: 'blocked' } as const;

/** Those that others log to come first. */
export const buckets: readonly Bucket[] = [
  { name: logs, region: east, owner: platform, ...ordinary, policy: 'accessLogs', expireAfterDays: 400 },
  { name: 'acme-cloudtrail', region: east, owner: platform, ...guarded, policy: 'trail', objectLock: true },
  { name: 'acme-flow-logs', region: east, owner: platform, ...ordinary, expireAfterDays: 90 },
  { name: 'acme-settlement-files', region: east, owner: ledger, ...guarded, logsTo: logs },
  { name: 'acme-card-vault-backup', region: east, owner: payments, ...guarded, logsTo: logs, objectLock: true },
  { name: 'acme-ledger-exports', region: east, owner: ledger, ...guarded, expireAfterDays: 2555 },
  { name: 'acme-fraud-features', region: east, owner: risk, ...ordinary, versioning: true },
  { name: 'acme-statements', region: east, owner: payments, ...guarded },
  { name: 'acme-website', region: east, owner: website, policy: 'publicRead', publicAccess: 'open', versioning: true },
  { name: 'acme-website-logs', region: east, owner: website },
  { name: 'acme-deploy-artifacts', region: east, owner: platform, ...ordinary, expireAfterDays: 30 },
  { name: 'acme-legacy-uploads', region: east, owner: payments },
  { name: 'acme-dr-ledger', region: west, owner: ledger, ...guarded },
  { name: 'acme-dr-statements', region: west, owner: payments, ...guarded },
  { name: 'acme-eu-statements', region: europe, owner: payments, ...guarded },
  { name: 'acme-eu-marketing', region: europe, owner: website, policy: 'publicRead', publicAccess: 'open' },
];

export const trails: readonly Trail[] = [
  { name: 'organization', region: east, bucket: 'acme-cloudtrail', multiRegion: true, logging: true, owner: platform },
  { name: 'legacy-eu', region: europe, bucket: 'acme-cloudtrail', multiRegion: false, logging: false, owner: platform },
];
