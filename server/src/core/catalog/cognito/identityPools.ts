import { fieldsOf, required } from '../fields.ts';
import { arn } from '../place.ts';
import { list, serviceOf } from '../service.ts';
import type { ResourceRef } from '../types.ts';

const cognito = serviceOf<typeof import('@aws-sdk/client-cognito-identity')>({
  id: 'cognito-identity',
  label: 'Cognito identities',
});

const gone = ['ResourceNotFoundException'];
const describePool = cognito.op('DescribeIdentityPool');

/** Their ids have a colon: `eu-west-1:11111111-2222-...`. */
function poolId(ref: ResourceRef): string {
  return ref.resourceId.split(':identitypool/')[1] ?? '';
}

export const identityPool = list(cognito.op('ListIdentityPools'), {
  input: { MaxResults: 60 },
  items: (page) => page.IdentityPools,
})
  .detail('described', describePool, (p) => ({ IdentityPoolId: p.IdentityPoolId }), { absent: gone })
  .detail('roles', cognito.op('GetIdentityPoolRoles'), (p) => ({ IdentityPoolId: p.IdentityPoolId }), { absent: gone })
  .lookup(describePool, {
    input: (ref) => ({ IdentityPoolId: poolId(ref) }),
    items: (page) => (page.IdentityPoolId === undefined ? undefined : [page]),
    gone,
  })
  .as({
    type: 'AWS.Cognito.IdentityPool',
    cfn: 'AWS::Cognito::IdentityPool',
    label: 'Cognito identity pools',
    icon: 'account',
    scope: 'regional',
    // Of Twitter it is key and secret.
    secrets: ['SupportedLoginProviders.*'],
    consolePath: (ref) => `cognito/v2/identity/identity-pools/${poolId(ref)}/user-statistics?region=${ref.region}`,
    model: (p, d, place) => {
      if (d.described === null) return undefined;
      const id = required(p.IdentityPoolId, 'IdentityPoolId');
      const poolArn = arn(place, 'cognito-identity', `identitypool/${id}`);
      return {
        resourceId: poolArn,
        arn: poolArn,
        id,
        name: p.IdentityPoolName,
        tags: d.described ? (d.described.IdentityPoolTags ?? {}) : undefined,
        attributes: {
          ...fieldsOf(d.described, [
            'AllowClassicFlow',
            'AllowUnauthenticatedIdentities',
            'CognitoIdentityProviders',
            'DeveloperProviderName',
            'OpenIdConnectProviderARNs',
            'SamlProviderARNs',
            'SupportedLoginProviders',
          ]),
          ...fieldsOf(d.roles, ['RoleMappings', 'Roles']),
        },
      };
    },
  });
