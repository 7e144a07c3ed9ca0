import { fieldsOf, partOf, required } from '../fields.ts';
import { list } from '../service.ts';
import { ec2, ec2Id, isDeleted, namedByTag, pageSize } from './service.ts';

const describeServices = ec2.op('DescribeVpcEndpointServiceConfigurations');

const gone = ['InvalidVpcEndpointServiceId.NotFound', 'InvalidVpcEndpointService.NotFound'];

/** What the account offers to others, and to whom. */
export const vpcEndpointService = list(describeServices, {
  input: { MaxResults: pageSize },
  items: (page) => page.ServiceConfigurations,
})
  .pages(
    'permissions',
    ec2.op('DescribeVpcEndpointServicePermissions'),
    (service) => ({ ServiceId: service.ServiceId, MaxResults: pageSize }),
    { absent: gone },
  )
  .lookup(describeServices, {
    input: (ref) => ({ ServiceIds: [ec2Id(ref)] }),
    items: (page) => page.ServiceConfigurations,
    gone,
  })
  .as({
    type: 'AWS.EC2.VPCEndpointService',
    cfn: 'AWS::EC2::VPCEndpointService',
    label: 'VPC endpoint services',
    icon: 'broadcast',
    scope: 'regional',
    consolePath: (ref) => `vpcconsole/home?region=${ref.region}#EndpointServiceDetails:serviceId=${ec2Id(ref)}`,
    model: (service, d, place) => {
      if (isDeleted(service.ServiceState) || d.permissions === null) return undefined;
      return {
        ...namedByTag(place, 'vpc-endpoint-service', required(service.ServiceId, 'ServiceId'), service),
        attributes: {
          ...fieldsOf(service, [
            'AcceptanceRequired',
            'AvailabilityZones',
            'BaseEndpointDnsNames',
            'GatewayLoadBalancerArns',
            'ManagesVpcEndpoints',
            'NetworkLoadBalancerArns',
            'PayerResponsibility',
            'PrivateDnsName',
            'PrivateDnsNameConfiguration',
            'RemoteAccessEnabled',
            'ServiceName',
            'ServiceState',
            'ServiceType',
            'SupportedIpAddressTypes',
            'SupportedRegions',
          ]),
          AllowedPrincipals: partOf(d.permissions, (pages) => pages.flatMap((page) => page.AllowedPrincipals ?? [])),
        },
      };
    },
  });
