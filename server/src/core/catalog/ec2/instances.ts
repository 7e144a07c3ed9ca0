import { fieldsOf, partOf, required, tagsOf } from '../fields.ts';
import { arn } from '../place.ts';
import { list } from '../service.ts';
import { ec2, ec2Id, manyBy, pageSize, withHidden } from './service.ts';

const describeInstances = ec2.op('DescribeInstances');

/** EC2 goes on listing instances for an hour after they are gone. */
export function isTerminated(instance: {
  readonly State?: { readonly Name?: string | undefined } | undefined;
}): boolean {
  return instance.State?.Name === 'terminated';
}

export const instance = list(describeInstances, {
  input: { MaxResults: pageSize, ...withHidden },
  items: (page) => page.Reservations?.flatMap((reservation) => reservation.Instances ?? []),
})
  .detail(
    'userData',
    ec2.op('DescribeInstanceAttribute'),
    (i) => (isTerminated(i) ? undefined : { InstanceId: i.InstanceId, Attribute: 'userData' as const }),
    { absent: ['InvalidInstanceID.NotFound'] },
  )
  .lookup(describeInstances, {
    input: (ref) => ({ InstanceIds: [ec2Id(ref)], ...withHidden }),
    items: (page) => page.Reservations?.flatMap((reservation) => reservation.Instances ?? []),
    gone: ['InvalidInstanceID.NotFound'],
    many: manyBy('instance-id', withHidden),
  })
  .as({
    type: 'AWS.EC2.Instance',
    cfn: 'AWS::EC2::Instance',
    label: 'EC2 instances',
    icon: 'vm',
    scope: 'regional',
    secrets: ['UserData'],
    consolePath: (ref) => `ec2/home?region=${ref.region}#InstanceDetails:instanceId=${ec2Id(ref)}`,
    model: (i, d, place) => {
      if (isTerminated(i)) return undefined;
      const id = required(i.InstanceId, 'InstanceId');
      const instanceArn = arn(place, 'ec2', `instance/${id}`);
      return {
        resourceId: instanceArn,
        arn: instanceArn,
        id,
        tags: tagsOf(i.Tags ?? null),
        timeCreated: i.LaunchTime,
        attributes: {
          ...fieldsOf(i, [
            'AmiLaunchIndex',
            'Architecture',
            'BlockDeviceMappings',
            'CapacityReservationId',
            'CapacityReservationSpecification',
            'ClientToken',
            'CpuOptions',
            'EbsOptimized',
            'ElasticGpuAssociations',
            'ElasticInferenceAcceleratorAssociations',
            'EnaSupport',
            'HibernationOptions',
            'Hypervisor',
            'IamInstanceProfile',
            'ImageId',
            'InstanceLifecycle',
            'InstanceType',
            'KernelId',
            'KeyName',
            'Licenses',
            'MetadataOptions',
            'Monitoring',
            'NetworkInterfaces',
            'Placement',
            'Platform',
            'PrivateDnsName',
            'PrivateIpAddress',
            'ProductCodes',
            'PublicDnsName',
            'PublicIpAddress',
            'RamdiskId',
            'RootDeviceName',
            'RootDeviceType',
            'SecurityGroups',
            'SourceDestCheck',
            'SpotInstanceRequestId',
            'SriovNetSupport',
            'State',
            'StateReason',
            'StateTransitionReason',
            'SubnetId',
            'VirtualizationType',
            'VpcId',
          ]),
          UserData: partOf(d.userData, (output) => output.UserData?.Value),
        },
      };
    },
  });
