import { dateOf, fieldsOf, partOf, required } from '../fields.ts';
import { list } from '../service.ts';
import { ec2, ec2Id, isDeleted, namedByTag, pageSize } from './service.ts';

const describeEndpoints = ec2.op('DescribeClientVpnEndpoints');

const gone = ['InvalidClientVpnEndpointId.NotFound'];

export const clientVpnEndpoint = list(describeEndpoints, {
  input: { MaxResults: pageSize },
  items: (page) => page.ClientVpnEndpoints,
})
  .pages(
    'rules',
    ec2.op('DescribeClientVpnAuthorizationRules'),
    (endpoint) => ({ ClientVpnEndpointId: endpoint.ClientVpnEndpointId, MaxResults: pageSize }),
    { absent: gone },
  )
  .pages(
    'networks',
    ec2.op('DescribeClientVpnTargetNetworks'),
    (endpoint) => ({ ClientVpnEndpointId: endpoint.ClientVpnEndpointId, MaxResults: pageSize }),
    { absent: gone },
  )
  .lookup(describeEndpoints, {
    input: (ref) => ({ ClientVpnEndpointIds: [ec2Id(ref)] }),
    items: (page) => page.ClientVpnEndpoints,
    gone,
  })
  .as({
    type: 'AWS.EC2.ClientVpnEndpoint',
    cfn: 'AWS::EC2::ClientVpnEndpoint',
    label: 'Client VPN endpoints',
    icon: 'vm-connect',
    scope: 'regional',
    consolePath: (ref) =>
      `vpcconsole/home?region=${ref.region}#ClientVPNEndpointDetails:clientVpnEndpointId=${ec2Id(ref)}`,
    model: (endpoint, d, place) => {
      if (isDeleted(endpoint.Status?.Code) || d.rules === null || d.networks === null) return undefined;
      const id = required(endpoint.ClientVpnEndpointId, 'ClientVpnEndpointId');
      return {
        ...namedByTag(place, 'client-vpn-endpoint', id, endpoint),
        timeCreated: dateOf(endpoint.CreationTime),
        attributes: {
          ...fieldsOf(endpoint, [
            'AuthenticationOptions',
            'ClientCidrBlock',
            'ClientConnectOptions',
            'ClientLoginBannerOptions',
            'ClientRouteEnforcementOptions',
            'ConnectionLogOptions',
            'Description',
            'DevicePostureOptions',
            'DisconnectOnSessionTimeout',
            'DnsName',
            'DnsServers',
            'EndpointIpAddressType',
            'SecurityGroupIds',
            'SelfServicePortalUrl',
            'ServerCertificateArn',
            'SessionTimeoutHours',
            'SplitTunnel',
            'Status',
            'TrafficIpAddressType',
            'TransitGatewayConfiguration',
            'TransportProtocol',
            'VpcId',
            'VpnPort',
            'VpnProtocol',
          ]),
          AuthorizationRules: partOf(d.rules, (pages) => pages.flatMap((page) => page.AuthorizationRules ?? [])),
          TargetNetworks: partOf(d.networks, (pages) => pages.flatMap((page) => page.ClientVpnTargetNetworks ?? [])),
        },
      };
    },
  });
