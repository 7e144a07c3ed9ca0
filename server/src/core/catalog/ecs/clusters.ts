import { capitalized, capitalizedFields } from '../capitalize.ts';
import { outputsOf, partOf, required, sortedBy } from '../fields.ts';
import { lastPart } from '../place.ts';
import type { OutputOf } from '../sdk.ts';
import { list } from '../service.ts';
import { clusterGone, describedAs, ecs, ecsTags, maps } from './service.ts';
import { secretServiceFields, serviceFields, volatileServiceFields } from './serviceFields.ts';

type Sdk = typeof import('@aws-sdk/client-ecs');
type Task = NonNullable<OutputOf<Sdk, 'DescribeTasks'>['tasks']>[number];

const describeClusters = ecs.op('DescribeClusters');
const include = ['ATTACHMENTS', 'CONFIGURATIONS', 'SETTINGS', 'STATISTICS', 'TAGS'] as const;

function chunksOf(arns: readonly string[] | null | undefined, size: number): readonly (readonly string[])[] {
  if (!arns) return [];
  const count = Math.ceil(arns.length / size);
  return Array.from({ length: count }, (_, index) => arns.slice(index * size, (index + 1) * size));
}

function taskFields(task: Task): object {
  return {
    Arn: task.taskArn,
    Tags: ecsTags(task.tags ?? null),
    TimeCreated: task.createdAt,
    ...capitalizedFields(
      task,
      [
        'attachments',
        'attributes',
        'availabilityZone',
        'capacityProviderName',
        'connectivity',
        'connectivityAt',
        'containerInstanceArn',
        'containers',
        'cpu',
        'desiredStatus',
        'enableExecuteCommand',
        'executionStoppedAt',
        'group',
        'healthStatus',
        'inferenceAccelerators',
        'lastStatus',
        'launchType',
        'memory',
        'overrides',
        'platformVersion',
        'pullStartedAt',
        'pullStoppedAt',
        'startedAt',
        'startedBy',
        'stopCode',
        'stoppedAt',
        'stoppedReason',
        'stoppingAt',
        'taskDefinitionArn',
        'version',
      ],
      maps,
    ),
  };
}

export const ecsCluster = list(ecs.op('ListClusters'), {
  input: { maxResults: 100 },
  items: (page) => page.clusterArns,
})
  .batch('described', describeClusters, {
    size: 100,
    input: (arns) => ({ clusters: [...arns], include: [...include] }),
    pick: (output, arn) => describedAs(output.clusters, output.failures, arn, (cluster) => cluster.clusterArn),
  })
  .pages('serviceArns', ecs.op('ListServices'), (arn) => ({ cluster: arn, maxResults: 100 }), { absent: clusterGone })
  .pages('taskArns', ecs.op('ListTasks'), (arn) => ({ cluster: arn, maxResults: 100 }), { absent: clusterGone })
  .next()
  .each('services', ecs.op('DescribeServices'), {
    of: (cluster, d) =>
      chunksOf(
        d.serviceArns?.flatMap((page) => page.serviceArns ?? []),
        10,
      ).map((arns) => ({ cluster, arns })),
    input: ({ cluster, arns }) => ({ cluster, services: [...arns], include: ['TAGS' as const] }),
    absent: clusterGone,
  })
  .each('tasks', ecs.op('DescribeTasks'), {
    of: (cluster, d) =>
      chunksOf(
        d.taskArns?.flatMap((page) => page.taskArns ?? []),
        100,
      ).map((arns) => ({ cluster, arns })),
    input: ({ cluster, arns }) => ({ cluster, tasks: [...arns], include: ['TAGS' as const] }),
    absent: clusterGone,
  })
  .lookup(describeClusters, {
    input: (ref) => ({ clusters: [ref.resourceId], include: [...include] }),
    items: (page) => page.clusters?.map((cluster) => required(cluster.clusterArn, 'clusterArn')),
    gone: clusterGone,
  })
  .as({
    type: 'AWS.ECS.Cluster',
    cfn: 'AWS::ECS::Cluster',
    label: 'ECS clusters',
    note: 'With its services, and with the tasks that run.',
    icon: 'server-process',
    scope: 'regional',
    volatile: [
      'ActiveServicesCount',
      'PendingTasksCount',
      'RegisteredContainerInstancesCount',
      'RunningTasksCount',
      'Statistics',
      // Tasks come and go by themselves; what they run is in services and task definitions.
      'Tasks',
      'Services.*.Events',
      ...volatileServiceFields.map((field) => `Services.*.${field}`),
    ],
    secrets: [
      'Tasks.*.Overrides.ContainerOverrides.*.Environment.*.Value',
      ...secretServiceFields.map((field) => `Services.*.${field}`),
    ],
    consolePath: (ref) => `ecs/v2/clusters/${lastPart(ref)}/services?region=${ref.region}`,
    model: (arn, d) => {
      // ECS goes on describing clusters for a while after they are gone.
      if (d.described === null || d.described?.status === 'INACTIVE') return undefined;
      const services = d.serviceArns && outputsOf(d.services)?.flatMap((output) => output.services ?? []);
      const tasks = d.taskArns && outputsOf(d.tasks)?.flatMap((output) => output.tasks ?? []);
      return {
        resourceId: arn,
        arn,
        name: d.described?.clusterName ?? arn.split('/').at(-1),
        tags: ecsTags(partOf(d.described, (cluster) => cluster.tags)),
        attributes: {
          ...capitalizedFields(
            d.described,
            [
              'activeServicesCount',
              'attachments',
              'attachmentsStatus',
              'capacityProviders',
              'configuration',
              'defaultCapacityProviderStrategy',
              'pendingTasksCount',
              'registeredContainerInstancesCount',
              'runningTasksCount',
              'settings',
              'statistics',
              'status',
            ],
            maps,
          ),
          Services: partOf(services, (all) =>
            sortedBy(all, (service) => service.serviceArn).map((service) => ({
              Arn: service.serviceArn,
              Name: service.serviceName,
              Tags: ecsTags(service.tags ?? null),
              TimeCreated: service.createdAt,
              Events: capitalized(service.events ?? null),
              ...serviceFields(service),
            })),
          ),
          Tasks: partOf(tasks, (all) => sortedBy(all, (task) => task.taskArn).map(taskFields)),
        },
      };
    },
  });
