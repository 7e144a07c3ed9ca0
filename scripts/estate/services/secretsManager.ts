import {
  CreateSecretCommand,
  PutResourcePolicyCommand,
  RotateSecretCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import type { Secret } from '../blueprint/security.ts';
import { allowPolicy } from '../policies.ts';
import { arn, type Site } from '../site.ts';
import { tagList } from '../tags.ts';

export async function seedSecrets(site: Site, secrets: readonly Secret[]): Promise<void> {
  const secretsManager = new SecretsManagerClient(site.connection);
  for (const { name, owner, description, rotatedBy, sharedWith } of secrets) {
    await secretsManager.send(
      new CreateSecretCommand({
        Name: name,
        Description: description,
        SecretString: JSON.stringify({ username: 'sample', password: 'sample-not-real' }),
        Tags: tagList(owner),
      }),
    );
    if (rotatedBy) {
      const RotationLambdaARN = arn(site, 'lambda', `function:${rotatedBy}`);
      const RotationRules = { AutomaticallyAfterDays: 30 };
      await secretsManager.send(new RotateSecretCommand({ SecretId: name, RotationLambdaARN, RotationRules }));
    }
    if (sharedWith) {
      const ResourcePolicy = allowPolicy(sharedWith, ['secretsmanager:GetSecretValue'], '*');
      await secretsManager.send(new PutResourcePolicyCommand({ SecretId: name, ResourcePolicy }));
    }
  }
}
