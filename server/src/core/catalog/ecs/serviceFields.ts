import { capitalizedFields } from '../capitalize.ts';
import type { OutputOf } from '../sdk.ts';
import { maps } from './service.ts';

export type EcsService = NonNullable<
  OutputOf<typeof import('@aws-sdk/client-ecs'), 'DescribeServices'>['services']
>[number];

/** What a service is like: as a part of its cluster, and as a resource of its own. */
export function serviceFields(service: EcsService | null | undefined): Readonly<Record<string, unknown>> {
  return capitalizedFields(
    service,
    [
      'capacityProviderStrategy',
      'createdBy',
      'deploymentConfiguration',
      'deploymentController',
      'deployments',
      'desiredCount',
      'enableECSManagedTags',
      'enableExecuteCommand',
      'healthCheckGracePeriodSeconds',
      'launchType',
      'loadBalancers',
      'networkConfiguration',
      'pendingCount',
      'placementConstraints',
      'placementStrategy',
      'platformVersion',
      'propagateTags',
      'roleArn',
      'runningCount',
      'schedulingStrategy',
      'serviceRegistries',
      'status',
      'taskDefinition',
      'taskSets',
    ],
    maps,
  );
}

const counts = ['DesiredCount', 'PendingCount', 'RunningCount'];

/** Numbers that scaling and deployments move, and what tells of them. */
export const volatileServiceFields: readonly string[] = [
  ...counts,
  ...counts.map((count) => `Deployments.*.${count}`),
  'Deployments.*.FailedTasks',
  'Deployments.*.UpdatedAt',
];

/** A log router of Service Connect may be given its token here. */
export const secretServiceFields: readonly string[] = [
  'Deployments.*.ServiceConnectConfiguration.LogConfiguration.Options.*',
];
