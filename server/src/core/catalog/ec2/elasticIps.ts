import { fieldsOf, required } from '../fields.ts';
import { list } from '../service.ts';
import { ec2, ec2Id, namedByTag } from './service.ts';

const describeAddresses = ec2.op('DescribeAddresses');

export const elasticIp = list(describeAddresses, { items: (page) => page.Addresses })
  .lookup(describeAddresses, {
    input: (ref) => ({ AllocationIds: [ec2Id(ref)] }),
    items: (page) => page.Addresses,
    gone: ['InvalidAllocationID.NotFound', 'InvalidAddress.NotFound'],
  })
  .as({
    type: 'AWS.EC2.EIP',
    cfn: 'AWS::EC2::EIP',
    label: 'Elastic IP addresses',
    icon: 'location',
    scope: 'regional',
    consolePath: (ref) => `ec2/home?region=${ref.region}#ElasticIpDetails:AllocationId=${ec2Id(ref)}`,
    model: (address, _, place) => {
      const common = namedByTag(place, 'elastic-ip', required(address.AllocationId, 'AllocationId'), address);
      return {
        ...common,
        name: common.name ?? address.PublicIp,
        attributes: fieldsOf(address, [
          'AssociationId',
          'CarrierIp',
          'CustomerOwnedIp',
          'CustomerOwnedIpv4Pool',
          'Domain',
          'InstanceId',
          'NetworkBorderGroup',
          'NetworkInterfaceId',
          'NetworkInterfaceOwnerId',
          'PrivateIpAddress',
          'PublicIp',
          'PublicIpv4Pool',
          'ServiceManaged',
          'SubnetId',
        ]),
      };
    },
  });
