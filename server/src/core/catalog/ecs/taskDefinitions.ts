import { capitalizedFields } from '../capitalize.ts';
import { partOf, required } from '../fields.ts';
import { list } from '../service.ts';
import type { ResourceRef } from '../types.ts';
import { ecs, ecsTags, maps } from './service.ts';

const describeTaskDefinition = ecs.op('DescribeTaskDefinition');
/** ECS has one code for everything that it refuses. */
const gone = [{ code: 'ClientException', says: 'unable to describe task definition' }];

/** Of `...:task-definition/checkout:42`. */
function partsOf(ref: ResourceRef): { readonly family: string; readonly revision: string } {
  const [family = '', revision = ''] = ref.resourceId.split('/').at(-1)?.split(':') ?? [];
  return { family, revision };
}

// An account may have a million revisions, and each is described by a call of its own.
export const taskDefinition = list(ecs.op('ListTaskDefinitionFamilies'), {
  input: { status: 'ACTIVE', maxResults: 100 },
  items: (page) => page.families,
})
  .detail('described', describeTaskDefinition, (name) => ({ taskDefinition: name, include: ['TAGS' as const] }), {
    absent: gone,
  })
  .lookup(describeTaskDefinition, {
    input: (ref) => ({ taskDefinition: ref.resourceId, include: ['TAGS' as const] }),
    items: (page, ref) => page.taskDefinition && [ref.resourceId],
    gone,
  })
  .as({
    type: 'AWS.ECS.TaskDefinition',
    cfn: 'AWS::ECS::TaskDefinition',
    label: 'ECS task definitions',
    note: 'The newest active revision of each family. Older ones that still run are named by their services and tasks.',
    icon: 'file-code',
    scope: 'regional',
    secrets: [
      'ContainerDefinitions.*.Environment.*.Value',
      // The options of CloudWatch Logs have no secrets; those of other drivers do, under names that nobody can list.
      {
        at: 'ContainerDefinitions.*.LogConfiguration.Options',
        when: ({ LogDriver }) => LogDriver !== 'awslogs',
      },
      'Volumes.*.DockerVolumeConfiguration.DriverOpts.*',
    ],
    consolePath: (ref) => {
      const { family, revision } = partsOf(ref);
      return `ecs/v2/task-definitions/${family}/${revision}?region=${ref.region}`;
    },
    model: (_, d) => {
      // A revision that was deregistered can still be described.
      if (d.described === null || d.described?.taskDefinition?.status === 'INACTIVE') return undefined;
      const described = partOf(d.described, (output) => output.taskDefinition);
      // Only the description tells which revision it is.
      const arn = required(described?.taskDefinitionArn, 'taskDefinitionArn');
      return {
        resourceId: arn,
        arn,
        name: `${described?.family}:${described?.revision}`,
        tags: ecsTags(partOf(d.described, (output) => output.tags)),
        timeCreated: described?.registeredAt,
        attributes: {
          ...capitalizedFields(
            described,
            [
              'compatibilities',
              'containerDefinitions',
              'cpu',
              'enableFaultInjection',
              'ephemeralStorage',
              'executionRoleArn',
              'family',
              'ipcMode',
              'memory',
              'networkMode',
              'pidMode',
              'placementConstraints',
              'proxyConfiguration',
              'registeredBy',
              'requiresCompatibilities',
              'revision',
              'runtimePlatform',
              'status',
              'taskRoleArn',
              'volumes',
            ],
            maps,
          ),
        },
      };
    },
  });
