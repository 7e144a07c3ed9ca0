import { fieldsOf, required } from '../fields.ts';
import { list } from '../service.ts';
import { ec2, ec2Id, manyBy, namedByTag, pageSize } from './service.ts';

const describeSubnets = ec2.op('DescribeSubnets');

export const subnet = list(describeSubnets, {
  input: { MaxResults: pageSize },
  items: (page) => page.Subnets,
})
  .lookup(describeSubnets, {
    input: (ref) => ({ SubnetIds: [ec2Id(ref)] }),
    items: (page) => page.Subnets,
    gone: ['InvalidSubnetID.NotFound', 'InvalidSubnetId.NotFound'],
    many: manyBy('subnet-id'),
  })
  .as({
    type: 'AWS.EC2.Subnet',
    cfn: 'AWS::EC2::Subnet',
    label: 'Subnets',
    icon: 'symbol-namespace',
    scope: 'regional',
    volatile: ['AvailableIpAddressCount'],
    consolePath: (ref) => `vpcconsole/home?region=${ref.region}#SubnetDetails:subnetId=${ec2Id(ref)}`,
    model: (subnet, _, place) => ({
      ...namedByTag(place, 'subnet', required(subnet.SubnetId, 'SubnetId'), subnet),
      attributes: fieldsOf(subnet, [
        'AssignIpv6AddressOnCreation',
        'AvailabilityZone',
        'AvailabilityZoneId',
        'AvailableIpAddressCount',
        'BlockPublicAccessStates',
        'CidrBlock',
        'CustomerOwnedIpv4Pool',
        'DefaultForAz',
        'EnableDns64',
        'EnableLniAtDeviceIndex',
        'Ipv6CidrBlockAssociationSet',
        'Ipv6Native',
        'MapCustomerOwnedIpOnLaunch',
        'MapPublicIpOnLaunch',
        'OutpostArn',
        'OwnerId',
        'PrivateDnsNameOptionsOnLaunch',
        'State',
        'VpcId',
      ]),
    }),
  });
