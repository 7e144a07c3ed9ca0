import { fieldsOf, required } from '../fields.ts';
import { list } from '../service.ts';
import { ec2, ec2Id, isDeleted, manyBy, namedByTag, pageSize } from './service.ts';

const describeVpcEndpoints = ec2.op('DescribeVpcEndpoints');

export const vpcEndpoint = list(describeVpcEndpoints, {
  input: { MaxResults: pageSize },
  items: (page) => page.VpcEndpoints,
})
  .lookup(describeVpcEndpoints, {
    input: (ref) => ({ VpcEndpointIds: [ec2Id(ref)] }),
    items: (page) => page.VpcEndpoints,
    gone: ['InvalidVpcEndpointId.NotFound', 'InvalidVpcEndpoint.NotFound'],
    many: manyBy('vpc-endpoint-id'),
  })
  .as({
    type: 'AWS.EC2.VPCEndpoint',
    cfn: 'AWS::EC2::VPCEndpoint',
    label: 'VPC endpoints',
    icon: 'plug',
    scope: 'regional',
    consolePath: (ref) => `vpcconsole/home?region=${ref.region}#EndpointDetails:vpcEndpointId=${ec2Id(ref)}`,
    model: (endpoint, _, place) => {
      if (isDeleted(endpoint.State)) return undefined;
      return {
        ...namedByTag(place, 'vpc-endpoint', required(endpoint.VpcEndpointId, 'VpcEndpointId'), endpoint),
        timeCreated: endpoint.CreationTimestamp,
        attributes: fieldsOf(endpoint, [
          'DnsEntries',
          'DnsOptions',
          'FailureReason',
          'Groups',
          'IpAddressType',
          'Ipv4Prefixes',
          'Ipv6Prefixes',
          'LastError',
          'NetworkInterfaceIds',
          'OwnerId',
          'PayerResponsibilities',
          'PolicyDocument',
          'PrivateDnsEnabled',
          'RequesterManaged',
          'ResourceConfigurationArn',
          'RouteTableIds',
          'ServiceName',
          'ServiceNetworkArn',
          'ServiceRegion',
          'State',
          'SubnetIds',
          'VpcEndpointType',
          'VpcId',
        ]),
      };
    },
  });
