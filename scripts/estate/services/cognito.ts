import { CognitoIdentityClient, CreateIdentityPoolCommand } from '@aws-sdk/client-cognito-identity';
import {
  CognitoIdentityProviderClient,
  CreateUserPoolCommand,
  SetUserPoolMfaConfigCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import type { IdentityPool, UserPool } from '../blueprint/security.ts';
import type { Site } from '../site.ts';
import { tagMap } from '../tags.ts';

export async function seedUserPools({ connection }: Site, pools: readonly UserPool[]): Promise<void> {
  const cognito = new CognitoIdentityProviderClient(connection);
  for (const { name, owner, mfa, passwordLength } of pools) {
    const { UserPool } = await cognito.send(
      new CreateUserPoolCommand({
        PoolName: name,
        AutoVerifiedAttributes: ['email'],
        Policies: { PasswordPolicy: { MinimumLength: passwordLength, RequireNumbers: true } },
        UserPoolTags: tagMap(owner),
      }),
    );
    if (mfa !== 'OFF') {
      const SoftwareTokenMfaConfiguration = { Enabled: true };
      const UserPoolId = UserPool?.Id;
      await cognito.send(
        new SetUserPoolMfaConfigCommand({ UserPoolId, SoftwareTokenMfaConfiguration, MfaConfiguration: mfa }),
      );
    }
  }
}

export async function seedIdentityPools({ connection }: Site, pools: readonly IdentityPool[]): Promise<void> {
  const cognito = new CognitoIdentityClient(connection);
  for (const { name, owner, unauthenticated } of pools) {
    await cognito.send(
      new CreateIdentityPoolCommand({
        IdentityPoolName: name,
        AllowUnauthenticatedIdentities: unauthenticated,
        IdentityPoolTags: tagMap(owner),
      }),
    );
  }
}
