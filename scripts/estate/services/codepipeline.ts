import { CodePipelineClient, CreatePipelineCommand } from '@aws-sdk/client-codepipeline';
import type { Pipeline } from '../blueprint/delivery.ts';
import { roleArn, type Site } from '../site.ts';
import { lowerTagList } from '../tags.ts';

export async function seedPipelines(site: Site, pipelines: readonly Pipeline[]): Promise<void> {
  const codePipeline = new CodePipelineClient(site.connection);
  for (const pipeline of pipelines) {
    await codePipeline.send(
      new CreatePipelineCommand({ pipeline: declarationOf(site, pipeline), tags: lowerTagList(pipeline.owner) }),
    );
  }
}

function declarationOf(site: Site, { name, role, bucket, repository, project }: Pipeline) {
  const [Owner = '', Repo = ''] = repository.split('/');
  return {
    name,
    roleArn: roleArn(site, role),
    version: 1,
    artifactStore: { type: 'S3' as const, location: bucket },
    stages: [
      {
        name: 'Source',
        actions: [
          {
            name: 'GitHub',
            actionTypeId: {
              category: 'Source' as const,
              owner: 'ThirdParty' as const,
              provider: 'GitHub',
              version: '1',
            },
            configuration: { Owner, Repo, Branch: 'main', OAuthToken: 'sample-oauth-token' },
            outputArtifacts: [{ name: 'Source' }],
          },
        ],
      },
      {
        name: 'Build',
        actions: [
          {
            name: 'Build',
            actionTypeId: { category: 'Build' as const, owner: 'AWS' as const, provider: 'CodeBuild', version: '1' },
            configuration: { ProjectName: project },
            inputArtifacts: [{ name: 'Source' }],
          },
        ],
      },
    ],
  };
}
