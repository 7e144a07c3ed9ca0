import { fieldsOf } from '../fields.ts';
import { list } from '../service.ts';
import { lightsail, named, nextPage, only } from './service.ts';

const getBuckets = lightsail.op('GetBuckets', nextPage);

const whole = { includeConnectedResources: true };

export const lightsailBucket = list(getBuckets, { input: whole, items: (page) => page.buckets })
  .lookup(getBuckets, { input: () => whole, items: (page, ref) => only(page.buckets, ref) })
  .as({
    type: 'AWS.Lightsail.Bucket',
    cfn: 'AWS::Lightsail::Bucket',
    label: 'Lightsail buckets',
    icon: 'database',
    scope: 'regional',
    consolePath: (ref) => `lightsail/home?region=${ref.region}`,
    model: (bucket) => ({
      ...named(bucket),
      attributes: fieldsOf(bucket, [
        'accessLogConfig',
        'accessRules',
        'bundleId',
        'location',
        'objectVersioning',
        'readonlyAccessAccounts',
        'resourcesReceivingAccess',
        'state',
        'supportCode',
        'url',
      ]),
    }),
  });
