import { fieldsOf, required } from '../fields.ts';
import { list } from '../service.ts';
import { ec2, ec2Id, isDeleted, namedByTag, pageSize } from './service.ts';

const describeNatGateways = ec2.op('DescribeNatGateways');

export const natGateway = list(describeNatGateways, {
  input: { MaxResults: pageSize },
  items: (page) => page.NatGateways,
})
  .lookup(describeNatGateways, {
    input: (ref) => ({ NatGatewayIds: [ec2Id(ref)] }),
    items: (page) => page.NatGateways,
    gone: ['NatGatewayNotFound', 'InvalidNatGatewayID.NotFound'],
  })
  .as({
    type: 'AWS.EC2.NatGateway',
    cfn: 'AWS::EC2::NatGateway',
    label: 'NAT gateways',
    icon: 'arrow-swap',
    scope: 'regional',
    consolePath: (ref) => `vpcconsole/home?region=${ref.region}#NatGatewayDetails:natGatewayId=${ec2Id(ref)}`,
    model: (gateway, _, place) => {
      if (isDeleted(gateway.State)) return undefined;
      return {
        ...namedByTag(place, 'natgateway', required(gateway.NatGatewayId, 'NatGatewayId'), gateway),
        timeCreated: gateway.CreateTime,
        attributes: fieldsOf(gateway, [
          'AttachedAppliances',
          'AutoProvisionZones',
          'AutoScalingIps',
          'AvailabilityMode',
          'ConnectivityType',
          'FailureCode',
          'FailureMessage',
          'NatGatewayAddresses',
          'RouteTableId',
          'State',
          'SubnetId',
          'VpcId',
        ]),
      };
    },
  });
