import { fieldsOf, required } from '../fields.ts';
import { list } from '../service.ts';
import { ec2, ec2Id, isDeleted, namedByTag, pageSize } from './service.ts';

const describeTransitGateways = ec2.op('DescribeTransitGateways');

export const transitGateway = list(describeTransitGateways, {
  input: { MaxResults: pageSize },
  items: (page) => page.TransitGateways,
})
  .lookup(describeTransitGateways, {
    input: (ref) => ({ TransitGatewayIds: [ec2Id(ref)] }),
    items: (page) => page.TransitGateways,
    gone: ['InvalidTransitGatewayID.NotFound'],
  })
  .as({
    type: 'AWS.EC2.TransitGateway',
    cfn: 'AWS::EC2::TransitGateway',
    label: 'Transit gateways',
    icon: 'circuit-board',
    scope: 'regional',
    consolePath: (ref) => `vpcconsole/home?region=${ref.region}#TransitGatewayDetails:transitGatewayId=${ec2Id(ref)}`,
    model: (gateway, _, place) => {
      if (isDeleted(gateway.State)) return undefined;
      return {
        ...namedByTag(place, 'transit-gateway', required(gateway.TransitGatewayId, 'TransitGatewayId'), gateway),
        timeCreated: gateway.CreationTime,
        attributes: fieldsOf(gateway, ['Description', 'Options', 'OwnerId', 'State']),
      };
    },
  });
