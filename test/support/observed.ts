import type { ObservedResource } from '../../server/src/core/inventory/resource.ts';
import { testAccount } from './scriptedSession.ts';

/** A resource as a scan saw it; `with` replaces fields. */
export function observed(replace: Partial<ObservedResource> = {}): ObservedResource {
  return {
    accountId: testAccount,
    region: 'us-east-1',
    type: 'AWS.S3.Bucket',
    resourceId: 'arn:aws:s3:::invoices',
    arn: 'arn:aws:s3:::invoices',
    id: null,
    name: 'invoices',
    tags: { team: 'pay' },
    timeCreated: null,
    attributes: { Versioning: 'Enabled' },
    notRead: [],
    observedAt: 1_000,
    ...replace,
  };
}
