import { fieldsOf, required, tagsOf } from './fields.ts';
import { list, serviceOf } from './service.ts';
import type { ResourceRef } from './types.ts';

const autoScaling = serviceOf<typeof import('@aws-sdk/client-auto-scaling')>({
  id: 'auto-scaling',
  label: 'Auto Scaling',
  iamPrefix: 'autoscaling',
});

const describeGroups = autoScaling.op('DescribeAutoScalingGroups');
const describeConfigurations = autoScaling.op('DescribeLaunchConfigurations');

/** ARNs end in `autoScalingGroupName/web`; a name may have slashes of its own. */
function nameOf(ref: ResourceRef): string {
  return ref.name ?? ref.resourceId.replace(/^.*?Name\//, '');
}

export const autoScalingGroup = list(describeGroups, {
  input: { MaxRecords: 100 },
  items: (page) => page.AutoScalingGroups,
})
  .lookup(describeGroups, {
    input: (ref) => ({ AutoScalingGroupNames: [nameOf(ref)] }),
    items: (page) => page.AutoScalingGroups,
  })
  .as({
    type: 'AWS.AutoScaling.AutoScalingGroup',
    cfn: 'AWS::AutoScaling::AutoScalingGroup',
    label: 'Auto Scaling groups',
    icon: 'multiple-windows',
    scope: 'regional',
    // What scaling does all day long.
    volatile: ['DesiredCapacity', 'Instances', 'PredictedCapacity', 'WarmPoolSize'],
    consolePath: (ref) =>
      `ec2/home?region=${ref.region}#AutoScalingGroupDetails:id=${encodeURIComponent(nameOf(ref))};view=details`,
    model: (group) => {
      const groupArn = required(group.AutoScalingGroupARN, 'AutoScalingGroupARN');
      return {
        resourceId: groupArn,
        arn: groupArn,
        name: group.AutoScalingGroupName,
        tags: tagsOf(group.Tags ?? null),
        timeCreated: group.CreatedTime,
        attributes: fieldsOf(group, [
          'AvailabilityZoneDistribution',
          'AvailabilityZoneImpairmentPolicy',
          'AvailabilityZones',
          'CapacityRebalance',
          'CapacityReservationSpecification',
          'Context',
          'DefaultCooldown',
          'DefaultInstanceWarmup',
          'DeletionProtection',
          'DesiredCapacity',
          'DesiredCapacityType',
          'EnabledMetrics',
          'HealthCheckGracePeriod',
          'HealthCheckType',
          'InstanceLifecyclePolicy',
          'InstanceMaintenancePolicy',
          'Instances',
          'LaunchConfigurationName',
          'LaunchTemplate',
          'LoadBalancerNames',
          'MaxInstanceLifetime',
          'MaxSize',
          'MinSize',
          'MixedInstancesPolicy',
          'NewInstancesProtectedFromScaleIn',
          'Operator',
          'PlacementGroup',
          'PredictedCapacity',
          'ServiceLinkedRoleARN',
          'Status',
          'SuspendedProcesses',
          'TargetGroupARNs',
          'TerminationPolicies',
          'TrafficSources',
          'VPCZoneIdentifier',
          'WarmPoolConfiguration',
          'WarmPoolSize',
        ]),
      };
    },
  });

export const launchConfiguration = list(describeConfigurations, {
  input: { MaxRecords: 100 },
  items: (page) => page.LaunchConfigurations,
})
  .lookup(describeConfigurations, {
    input: (ref) => ({ LaunchConfigurationNames: [nameOf(ref)] }),
    items: (page) => page.LaunchConfigurations,
  })
  .as({
    type: 'AWS.AutoScaling.LaunchConfiguration',
    cfn: 'AWS::AutoScaling::LaunchConfiguration',
    label: 'Launch configurations',
    icon: 'rocket',
    scope: 'regional',
    secrets: ['UserData'],
    consolePath: (ref) => `ec2/home?region=${ref.region}#LaunchConfigurations:id=${encodeURIComponent(nameOf(ref))}`,
    model: (configuration) => {
      const configurationArn = required(configuration.LaunchConfigurationARN, 'LaunchConfigurationARN');
      return {
        resourceId: configurationArn,
        arn: configurationArn,
        name: configuration.LaunchConfigurationName,
        // They cannot have any.
        tags: {},
        timeCreated: configuration.CreatedTime,
        attributes: fieldsOf(configuration, [
          'AssociatePublicIpAddress',
          'BlockDeviceMappings',
          'EbsOptimized',
          'IamInstanceProfile',
          'ImageId',
          'InstanceMonitoring',
          'InstanceType',
          'KernelId',
          'KeyName',
          'MetadataOptions',
          'PlacementTenancy',
          'RamdiskId',
          'SecurityGroups',
          'SpotPrice',
          'UserData',
        ]),
      };
    },
  });
