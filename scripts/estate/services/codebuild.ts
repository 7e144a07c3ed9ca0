import { CodeBuildClient, CreateProjectCommand } from '@aws-sdk/client-codebuild';
import type { BuildProject } from '../blueprint/delivery.ts';
import { roleArn, type Site } from '../site.ts';
import { lowerTagList } from '../tags.ts';

export async function seedBuildProjects(site: Site, projects: readonly BuildProject[]): Promise<void> {
  const codeBuild = new CodeBuildClient(site.connection);
  for (const { name, owner, role, repository, environment, privileged } of projects) {
    await codeBuild.send(
      new CreateProjectCommand({
        name,
        description: `Builds ${repository}`,
        serviceRole: roleArn(site, role),
        source: { type: 'GITHUB', location: `https://github.com/${repository}.git` },
        artifacts: { type: 'NO_ARTIFACTS' },
        environment: {
          type: 'LINUX_CONTAINER',
          image: 'aws/codebuild/amazonlinux-x86_64-standard:5.0',
          computeType: 'BUILD_GENERAL1_SMALL',
          privilegedMode: privileged,
          environmentVariables: Object.entries(environment ?? {}).map(([key, value]) => ({ name: key, value })),
        },
        tags: lowerTagList(owner),
      }),
    );
  }
}
