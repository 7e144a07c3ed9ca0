import { fieldsOf, required } from '../fields.ts';
import { list } from '../service.ts';
import { ec2, ec2Id, namedByTag, pageSize } from './service.ts';

const describeEgressOnlyInternetGateways = ec2.op('DescribeEgressOnlyInternetGateways');

export const egressOnlyInternetGateway = list(describeEgressOnlyInternetGateways, {
  input: { MaxResults: pageSize },
  items: (page) => page.EgressOnlyInternetGateways,
})
  .lookup(describeEgressOnlyInternetGateways, {
    input: (ref) => ({ EgressOnlyInternetGatewayIds: [ec2Id(ref)] }),
    items: (page) => page.EgressOnlyInternetGateways,
    gone: ['InvalidEgressOnlyInternetGatewayId.NotFound', 'InvalidGatewayID.NotFound'],
  })
  .as({
    type: 'AWS.EC2.EgressOnlyInternetGateway',
    cfn: 'AWS::EC2::EgressOnlyInternetGateway',
    label: 'Egress only internet gateways',
    icon: 'sign-out',
    scope: 'regional',
    consolePath: (ref) =>
      `vpcconsole/home?region=${ref.region}#EgressOnlyInternetGateways:egressOnlyInternetGatewayId=${ec2Id(ref)}`,
    model: (gateway, _, place) => ({
      ...namedByTag(
        place,
        'egress-only-internet-gateway',
        required(gateway.EgressOnlyInternetGatewayId, 'EgressOnlyInternetGatewayId'),
        gateway,
      ),
      attributes: fieldsOf(gateway, ['Attachments']),
    }),
  });
