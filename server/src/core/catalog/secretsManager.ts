import { fieldsOf, required, tagsOf } from './fields.ts';
import { list, serviceOf } from './service.ts';
import type { ResourceRef } from './types.ts';

const secretsManager = serviceOf<typeof import('@aws-sdk/client-secrets-manager')>({
  id: 'secrets-manager',
  label: 'Secrets Manager',
  iamPrefix: 'secretsmanager',
});

const gone = ['ResourceNotFoundException'];

/** The ARN ends in six characters that are not of the name. */
function nameOf(ref: ResourceRef): string {
  return ref.name ?? (ref.resourceId.split(':secret:')[1] ?? '').replace(/-[0-9A-Za-z]{6}$/, '');
}

/** What a secret is like. Its value is never asked for. */
export const secret = list(secretsManager.op('ListSecrets'), {
  input: { MaxResults: 100, IncludePlannedDeletion: true },
  items: (page) => page.SecretList,
})
  .detail('policy', secretsManager.op('GetResourcePolicy'), (s) => ({ SecretId: s.ARN }), { absent: gone })
  .lookup(secretsManager.op('DescribeSecret'), {
    input: (ref) => ({ SecretId: ref.resourceId }),
    items: ({ VersionIdsToStages, ...described }) =>
      described.ARN === undefined ? undefined : [{ ...described, SecretVersionsToStages: VersionIdsToStages }],
    gone,
  })
  .as({
    type: 'AWS.SecretsManager.Secret',
    cfn: 'AWS::SecretsManager::Secret',
    label: 'Secrets Manager secrets',
    icon: 'gist-secret',
    scope: 'regional',
    volatile: ['LastAccessedDate', 'NextRotationDate'],
    consolePath: (ref) => `secretsmanager/secret?name=${encodeURIComponent(nameOf(ref))}&region=${ref.region}`,
    model: (s, d) => {
      const secretArn = required(s.ARN, 'ARN');
      return {
        resourceId: secretArn,
        arn: secretArn,
        name: s.Name,
        tags: tagsOf(s.Tags ?? null),
        timeCreated: s.CreatedDate,
        attributes: {
          ...fieldsOf(s, [
            'DeletedDate',
            'Description',
            'ExternalSecretRotationRoleArn',
            'KmsKeyId',
            'LastAccessedDate',
            'LastChangedDate',
            'LastRotatedDate',
            'NextRotationDate',
            'OwningService',
            'PrimaryRegion',
            'RotationLambdaARN',
            'RotationRules',
            'SecretVersionsToStages',
            'Type',
          ]),
          ...fieldsOf(d.policy, ['ResourcePolicy']),
          // Not every answer says so.
          RotationEnabled: s.RotationEnabled ?? false,
        },
      };
    },
  });
