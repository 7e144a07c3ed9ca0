import { type Ask, always, answersOf, asked, pageOf } from './answers.ts';
import type { Thing } from './things.ts';

type Sdk = typeof import('@aws-sdk/client-kms');

function keyId({ hex }: Thing): string {
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(12, 15)}-8000-00000000${hex.slice(13, 17)}`;
}

function arnOf(ask: Ask, id: string): string {
  return `arn:aws:kms:${ask.region}:${ask.accountId}:key/${id}`;
}

const policy = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { AWS: '*' }, Action: 'kms:*', Resource: '*' }],
});

export const kms = answersOf<Sdk>('kms', {
  ListKeys: (ask) => {
    const all = ask.things.all('key', ask.accountId, ask.region);
    const { items, next } = pageOf(all, ask, { size: 'Limit', token: 'Marker' }, 1000);
    return {
      Keys: items.map((thing) => ({ KeyId: keyId(thing), KeyArn: arnOf(ask, keyId(thing)) })),
      NextMarker: next,
      Truncated: next !== undefined,
    };
  },
  DescribeKey: (ask) => {
    const id = asked(ask, 'KeyId');
    return {
      KeyMetadata: {
        AWSAccountId: ask.accountId,
        KeyId: id,
        Arn: arnOf(ask, id),
        CreationDate: new Date('2026-01-02T03:04:05Z'),
        Enabled: true,
        Description: 'Encrypts what the service stores',
        KeyUsage: 'ENCRYPT_DECRYPT' as const,
        KeyState: 'Enabled' as const,
        Origin: 'AWS_KMS' as const,
        KeyManager: 'CUSTOMER' as const,
      },
    };
  },
  GetKeyPolicy: always({ Policy: policy, PolicyName: 'default' }),
  ListResourceTags: always({ Tags: [{ TagKey: 'team', TagValue: 'payments' }], Truncated: false }),
  GetKeyRotationStatus: always({ KeyRotationEnabled: true }),
});
