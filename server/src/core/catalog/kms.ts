import { fieldsOf, partOf, required, tagsOf } from './fields.ts';
import { lastPart } from './place.ts';
import type { OutputOf } from './sdk.ts';
import { list, serviceOf } from './service.ts';

export const kms = serviceOf<typeof import('@aws-sdk/client-kms')>({ id: 'kms', label: 'KMS' });

type Described = OutputOf<typeof import('@aws-sdk/client-kms'), 'DescribeKey'>;

const gone = ['NotFoundException'];
const describeKey = kms.op('DescribeKey');

/** Keys of AWS itself have no tags and rotate by AWS's rule. False also where the key's description was not read. */
function isAwsKey(described: Described | null | undefined): boolean {
  return described?.KeyMetadata?.KeyManager === 'AWS';
}

export const key = list(kms.op('ListKeys'), { input: { Limit: 1000 }, items: (page) => page.Keys })
  .detail('described', describeKey, (k) => ({ KeyId: k.KeyId }), { absent: gone })
  .detail('policy', kms.op('GetKeyPolicy'), (k) => ({ KeyId: k.KeyId, PolicyName: 'default' }), { absent: gone })
  .next()
  .pages('tags', kms.op('ListResourceTags'), (k, d) => (isAwsKey(d.described) ? undefined : { KeyId: k.KeyId }), {
    absent: gone,
  })
  .detail(
    'rotation',
    kms.op('GetKeyRotationStatus'),
    (k, d) => (isAwsKey(d.described) ? undefined : { KeyId: k.KeyId }),
    // What AWS answers for keys that cannot be rotated.
    { absent: [...gone, 'UnsupportedOperationException'] },
  )
  .lookup(describeKey, {
    input: (ref) => ({ KeyId: ref.resourceId }),
    items: (page) => {
      const { KeyId, Arn: KeyArn } = page.KeyMetadata ?? {};
      return [{ KeyId, KeyArn }];
    },
    gone,
  })
  .as({
    type: 'AWS.KMS.Key',
    cfn: 'AWS::KMS::Key',
    label: 'KMS keys',
    icon: 'key',
    scope: 'regional',
    consolePath: (ref) => `kms/home?region=${ref.region}#/kms/keys/${ref.id ?? lastPart(ref)}`,
    model: (k, d) => {
      if (d.described === null) return undefined;
      const keyArn = required(k.KeyArn, 'KeyArn');
      const metadata = partOf(d.described, (output) => output.KeyMetadata);
      const tags = partOf(d.tags, (pages) => pages.flatMap((page) => page.Tags ?? []));
      return {
        resourceId: keyArn,
        arn: keyArn,
        id: k.KeyId,
        tags: tagsOf(partOf(tags, (all) => all.map(({ TagKey, TagValue }) => ({ Key: TagKey, Value: TagValue })))),
        timeCreated: metadata?.CreationDate,
        attributes: {
          ...fieldsOf(metadata, [
            'CloudHsmClusterId',
            'CustomKeyStoreId',
            'DeletionDate',
            'Description',
            'Enabled',
            'ExpirationModel',
            'KeyManager',
            'KeyState',
            'KeyUsage',
            'Origin',
            'ValidTo',
          ]),
          ...fieldsOf(d.policy, ['Policy']),
          KeyRotationEnabled: partOf(d.rotation, (output) => output.KeyRotationEnabled),
        },
      };
    },
  });
