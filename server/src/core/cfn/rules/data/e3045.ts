import { servicePage } from '../../documentation.ts';
import type { ResourceRule } from '../rule.ts';
import { lacks, placeOf, writtenAt } from '../written.ts';

export const e3045: ResourceRule = {
  kind: 'resource',
  id: 'E3045',
  severity: 'error',
  title: 'Access control lists of buckets',
  about:
    'A bucket takes an access control list only with OwnershipControls: since April 2023 AWS makes buckets without lists.',
  link: servicePage('AmazonS3/latest/userguide/about-object-ownership'),
  mutedByMacros: true,
  *check({ type, properties }) {
    if (type !== 'AWS::S3::Bucket') return;
    const acl = writtenAt(properties, 'AccessControl');
    if (acl === undefined || acl.text === '' || acl.text === 'Private' || !lacks(properties, 'OwnershipControls'))
      return;
    yield {
      span: placeOf(acl.node),
      message: `A bucket needs OwnershipControls to have the access control list: ${acl.text}`,
    };
  },
};
