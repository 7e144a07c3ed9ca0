import { fieldsOf, required } from '../fields.ts';
import { list } from '../service.ts';
import { ec2, ec2Id, namedByTag } from './service.ts';

const describeKeyPairs = ec2.op('DescribeKeyPairs');

export const keyPair = list(describeKeyPairs, { items: (page) => page.KeyPairs })
  .lookup(describeKeyPairs, {
    input: (ref) => ({ KeyPairIds: [ec2Id(ref)] }),
    items: (page) => page.KeyPairs,
    gone: ['InvalidKeyPair.NotFound'],
  })
  .as({
    type: 'AWS.EC2.KeyPair',
    cfn: 'AWS::EC2::KeyPair',
    label: 'Key pairs',
    icon: 'key',
    scope: 'regional',
    consolePath: (ref) => `ec2/home?region=${ref.region}#KeyPairs:keyPairId=${ec2Id(ref)}`,
    model: (pair, _, place) => ({
      ...namedByTag(place, 'key-pair', required(pair.KeyPairId, 'KeyPairId'), pair),
      name: pair.KeyName,
      timeCreated: pair.CreateTime,
      attributes: fieldsOf(pair, ['KeyFingerprint', 'KeyType']),
    }),
  });
