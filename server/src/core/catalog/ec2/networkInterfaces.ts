import { fieldsOf, required } from '../fields.ts';
import { list } from '../service.ts';
import { ec2, ec2Id, manyBy, namedByTag, pageSize, withHidden } from './service.ts';

const describeNetworkInterfaces = ec2.op('DescribeNetworkInterfaces');

export const networkInterface = list(describeNetworkInterfaces, {
  input: { MaxResults: pageSize, ...withHidden },
  items: (page) => page.NetworkInterfaces,
})
  .lookup(describeNetworkInterfaces, {
    input: (ref) => ({ NetworkInterfaceIds: [ec2Id(ref)], ...withHidden }),
    items: (page) => page.NetworkInterfaces,
    gone: ['InvalidNetworkInterfaceID.NotFound', 'InvalidNetworkInterface.NotFound'],
    many: manyBy('network-interface-id', withHidden),
  })
  .as({
    type: 'AWS.EC2.NetworkInterface',
    cfn: 'AWS::EC2::NetworkInterface',
    label: 'Network interfaces',
    icon: 'debug-disconnect',
    scope: 'regional',
    consolePath: (ref) => `ec2/home?region=${ref.region}#NetworkInterface:networkInterfaceId=${ec2Id(ref)}`,
    model: (i, _, place) => ({
      ...namedByTag(place, 'network-interface', required(i.NetworkInterfaceId, 'NetworkInterfaceId'), {
        Tags: i.TagSet,
        OwnerId: i.OwnerId,
      }),
      attributes: fieldsOf(i, [
        'AssociatedSubnets',
        'Association',
        'Attachment',
        'AvailabilityZone',
        'ConnectionTrackingConfiguration',
        'DenyAllIgwTraffic',
        'Description',
        'Groups',
        'InterfaceType',
        'Ipv4Prefixes',
        'Ipv6Addresses',
        'Ipv6Native',
        'Ipv6Prefixes',
        'MacAddress',
        'Operator',
        'OutpostArn',
        'OwnerId',
        'PrivateDnsName',
        'PrivateIpAddress',
        'PrivateIpAddresses',
        'PublicDnsName',
        'PublicIpDnsNameOptions',
        'RequesterId',
        'RequesterManaged',
        'SourceDestCheck',
        'Status',
        'SubnetId',
        'VpcId',
      ]),
    }),
  });
