import { fieldsOf, required } from '../fields.ts';
import { list } from '../service.ts';
import { ec2, ec2Id, isDeleted, namedByTag } from './service.ts';

const describeVpnConnections = ec2.op('DescribeVpnConnections');

/** Without its configuration for the customer's gateway, a text which has the pre-shared keys in it. */
export const vpnConnection = list(describeVpnConnections, {
  items: (page) => page.VpnConnections,
})
  .lookup(describeVpnConnections, {
    input: (ref) => ({ VpnConnectionIds: [ec2Id(ref)] }),
    items: (page) => page.VpnConnections,
    gone: ['InvalidVpnConnectionID.NotFound', 'InvalidVpnConnectionID'],
  })
  .as({
    type: 'AWS.EC2.VPNConnection',
    cfn: 'AWS::EC2::VPNConnection',
    label: 'VPN connections',
    icon: 'lock',
    scope: 'regional',
    volatile: [
      'VgwTelemetry.*.AcceptedRouteCount',
      'VgwTelemetry.*.LastStatusChange',
      'VgwTelemetry.*.Status',
      'VgwTelemetry.*.StatusMessage',
    ],
    secrets: ['Options.TunnelOptions.*.PreSharedKey'],
    consolePath: (ref) => `vpcconsole/home?region=${ref.region}#VpnConnectionDetails:VpnConnectionId=${ec2Id(ref)}`,
    model: (connection, _, place) => {
      if (isDeleted(connection.State)) return undefined;
      return {
        ...namedByTag(place, 'vpn-connection', required(connection.VpnConnectionId, 'VpnConnectionId'), connection),
        attributes: fieldsOf(connection, [
          'Category',
          'CoreNetworkArn',
          'CoreNetworkAttachmentArn',
          'CustomerGatewayId',
          'GatewayAssociationState',
          'Options',
          'PreSharedKeyArn',
          'Routes',
          'State',
          'TransitGatewayId',
          'Type',
          'VgwTelemetry',
          'VpnConcentratorId',
          'VpnGatewayId',
        ]),
      };
    },
  });
