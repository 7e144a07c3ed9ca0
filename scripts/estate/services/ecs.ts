import {
  CreateClusterCommand,
  CreateServiceCommand,
  ECSClient,
  RegisterTaskDefinitionCommand,
} from '@aws-sdk/client-ecs';
import type { ContainerCluster, Task } from '../blueprint/containers.ts';
import { networkOf, roleArn, type Site, securityGroupOf } from '../site.ts';
import { lowerTagList } from '../tags.ts';

export async function seedTasks(site: Site, tasks: readonly Task[]): Promise<void> {
  const ecs = new ECSClient(site.connection);
  for (const { family, owner, image, environment, privileged } of tasks) {
    await ecs.send(
      new RegisterTaskDefinitionCommand({
        family,
        networkMode: 'awsvpc',
        requiresCompatibilities: [privileged ? 'EC2' : 'FARGATE'],
        cpu: '512',
        memory: '1024',
        executionRoleArn: roleArn(site, 'task-execution'),
        taskRoleArn: roleArn(site, 'task-execution'),
        tags: lowerTagList(owner),
        containerDefinitions: [
          {
            name: family,
            image,
            essential: true,
            privileged: privileged ?? false,
            portMappings: [{ containerPort: 8443, protocol: 'tcp' }],
            environment: Object.entries(environment ?? {}).map(([name, value]) => ({ name, value })),
            logConfiguration: { logDriver: 'awslogs', options: { 'awslogs-group': `/ecs/${family}` } },
          },
        ],
      }),
    );
  }
}

export async function seedContainerClusters(site: Site, clusters: readonly ContainerCluster[]): Promise<void> {
  const ecs = new ECSClient(site.connection);
  for (const { name, owner, insights, services } of clusters) {
    const tags = lowerTagList(owner);
    const settings = [{ name: 'containerInsights' as const, value: insights ? 'enabled' : 'disabled' }];
    await ecs.send(new CreateClusterCommand({ clusterName: name, settings, tags }));
    for (const service of services) {
      await ecs.send(
        new CreateServiceCommand({
          cluster: name,
          serviceName: service.name,
          taskDefinition: service.task,
          desiredCount: service.count,
          launchType: 'FARGATE',
          tags,
          networkConfiguration: {
            awsvpcConfiguration: {
              subnets: [...networkOf(site, service.network).privateSubnets],
              securityGroups: [securityGroupOf(site, service.network, service.securityGroup)],
              assignPublicIp: service.publicIp ? 'ENABLED' : 'DISABLED',
            },
          },
        }),
      );
    }
  }
}
