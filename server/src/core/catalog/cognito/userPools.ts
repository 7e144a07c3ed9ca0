import { fieldsOf, partOf, required, sortedBy } from '../fields.ts';
import { arn, lastPart } from '../place.ts';
import { list, serviceOf } from '../service.ts';

const cognito = serviceOf<typeof import('@aws-sdk/client-cognito-identity-provider')>({
  id: 'cognito-identity-provider',
  label: 'Cognito',
  iamPrefix: 'cognito-idp',
});

const gone = ['ResourceNotFoundException'];
const pageSize = 60;
const describeUserPool = cognito.op('DescribeUserPool');

export const userPool = list(cognito.op('ListUserPools'), {
  input: { MaxResults: pageSize },
  items: (page) => page.UserPools,
})
  .detail('described', describeUserPool, (p) => ({ UserPoolId: p.Id }), { absent: gone })
  .detail('mfa', cognito.op('GetUserPoolMfaConfig'), (p) => ({ UserPoolId: p.Id }), { absent: gone })
  // Their names only: what describes a client has its secret, too.
  .pages('clients', cognito.op('ListUserPoolClients'), (p) => ({ UserPoolId: p.Id, MaxResults: pageSize }), {
    absent: gone,
  })
  .lookup(describeUserPool, {
    input: (ref) => ({ UserPoolId: lastPart(ref) }),
    items: (page) => page.UserPool && [page.UserPool],
    gone,
  })
  .as({
    type: 'AWS.Cognito.UserPool',
    cfn: 'AWS::Cognito::UserPool',
    label: 'Cognito user pools',
    icon: 'organization',
    scope: 'regional',
    volatile: ['EstimatedNumberOfUsers'],
    consolePath: (ref) => `cognito/v2/idp/user-pools/${lastPart(ref)}/info/overview?region=${ref.region}`,
    model: (p, d, place) => {
      if (d.described === null) return undefined;
      const id = required(p.Id, 'Id');
      const described = partOf(d.described, (output) => output.UserPool);
      const poolArn = described?.Arn ?? arn(place, 'cognito-idp', `userpool/${id}`);
      return {
        resourceId: poolArn,
        arn: poolArn,
        id,
        name: p.Name,
        tags: described ? (described.UserPoolTags ?? {}) : undefined,
        timeCreated: described?.CreationDate ?? p.CreationDate,
        attributes: {
          ...fieldsOf(described, [
            'AccountRecoverySetting',
            'AcrConfiguration',
            'AdminCreateUserConfig',
            'AliasAttributes',
            'AutoVerifiedAttributes',
            'CustomDomain',
            'DcrConfiguration',
            'DeletionProtection',
            'DeviceConfiguration',
            'Domain',
            'EmailConfiguration',
            'EmailConfigurationFailure',
            'EstimatedNumberOfUsers',
            'IssuerConfiguration',
            'KeyConfiguration',
            'LambdaConfig',
            'LastModifiedDate',
            'MfaConfiguration',
            'Policies',
            'SchemaAttributes',
            'SmsConfiguration',
            'SmsConfigurationFailure',
            'UserAttributeUpdateSettings',
            'UserPoolAddOns',
            'UserPoolTier',
            'UsernameAttributes',
            'UsernameConfiguration',
            'VerificationMessageTemplate',
          ]),
          ...fieldsOf(d.mfa, [
            'EmailMfaConfiguration',
            'SmsMfaConfiguration',
            'SoftwareTokenMfaConfiguration',
            'WebAuthnConfiguration',
          ]),
          UserPoolClients: partOf(d.clients, (pages) => {
            const clients = pages.flatMap((page) => page.UserPoolClients ?? []);
            return sortedBy(clients, (client) => client.ClientId).map((client) =>
              fieldsOf(client, ['ClientId', 'ClientName']),
            );
          }),
        },
      };
    },
  });
