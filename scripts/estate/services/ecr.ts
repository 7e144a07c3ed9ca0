import { CreateRepositoryCommand, ECRClient, SetRepositoryPolicyCommand } from '@aws-sdk/client-ecr';
import type { Repository } from '../blueprint/containers.ts';
import { allowPolicy } from '../policies.ts';
import type { Site } from '../site.ts';
import { tagList } from '../tags.ts';

export async function seedRepositories({ connection }: Site, repositories: readonly Repository[]): Promise<void> {
  const ecr = new ECRClient(connection);
  for (const { name, owner, scanOnPush, immutable, pullableBy } of repositories) {
    await ecr.send(
      new CreateRepositoryCommand({
        repositoryName: name,
        imageScanningConfiguration: { scanOnPush },
        imageTagMutability: immutable ? 'IMMUTABLE' : 'MUTABLE',
        tags: tagList(owner),
      }),
    );
    if (pullableBy) {
      const policyText = allowPolicy(pullableBy, ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer']);
      await ecr.send(new SetRepositoryPolicyCommand({ repositoryName: name, policyText }));
    }
  }
}
