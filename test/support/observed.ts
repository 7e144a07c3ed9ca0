import { canonicalObject } from '../../server/src/core/inventory/canonical.ts';
import type { ObservedResource } from '../../server/src/core/inventory/resource.ts';
import { testAccount } from './scriptedSession.ts';

/** A resource as a scan saw it, in canonical form; `replace` replaces fields. */
export function observed(replace: Partial<ObservedResource> = {}): ObservedResource {
  const resource: ObservedResource = {
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
  return { ...resource, attributes: canonicalObject(resource.attributes), tags: inOrder(resource.tags) };
}

function inOrder(tags: ObservedResource['tags']): ObservedResource['tags'] {
  return tags === null ? null : (canonicalObject(tags) as Record<string, string>);
}
