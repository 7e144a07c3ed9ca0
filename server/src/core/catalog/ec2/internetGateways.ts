import { fieldsOf, required } from '../fields.ts';
import { list } from '../service.ts';
import { ec2, ec2Id, manyBy, namedByTag, pageSize } from './service.ts';

const describeInternetGateways = ec2.op('DescribeInternetGateways');

export const internetGateway = list(describeInternetGateways, {
  input: { MaxResults: pageSize },
  items: (page) => page.InternetGateways,
})
  .lookup(describeInternetGateways, {
    input: (ref) => ({ InternetGatewayIds: [ec2Id(ref)] }),
    items: (page) => page.InternetGateways,
    gone: ['InvalidInternetGatewayID.NotFound'],
    many: manyBy('internet-gateway-id'),
  })
  .as({
    type: 'AWS.EC2.InternetGateway',
    cfn: 'AWS::EC2::InternetGateway',
    label: 'Internet gateways',
    icon: 'globe',
    scope: 'regional',
    consolePath: (ref) => `vpcconsole/home?region=${ref.region}#InternetGateway:internetGatewayId=${ec2Id(ref)}`,
    model: (gateway, _, place) => ({
      ...namedByTag(place, 'internet-gateway', required(gateway.InternetGatewayId, 'InternetGatewayId'), gateway),
      attributes: fieldsOf(gateway, ['Attachments', 'OwnerId']),
    }),
  });
