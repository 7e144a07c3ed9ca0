import { fieldsOf, required } from '../fields.ts';
import { list } from '../service.ts';
import { ec2, ec2Id, isDeleted, namedByTag } from './service.ts';

const describeCustomerGateways = ec2.op('DescribeCustomerGateways');

export const customerGateway = list(describeCustomerGateways, {
  items: (page) => page.CustomerGateways,
})
  .lookup(describeCustomerGateways, {
    input: (ref) => ({ CustomerGatewayIds: [ec2Id(ref)] }),
    items: (page) => page.CustomerGateways,
    gone: ['InvalidCustomerGatewayID.NotFound'],
  })
  .as({
    type: 'AWS.EC2.CustomerGateway',
    cfn: 'AWS::EC2::CustomerGateway',
    label: 'Customer gateways',
    icon: 'home',
    scope: 'regional',
    consolePath: (ref) => `vpcconsole/home?region=${ref.region}#CustomerGatewayDetails:CustomerGatewayId=${ec2Id(ref)}`,
    model: (gateway, _, place) => {
      if (isDeleted(gateway.State)) return undefined;
      return {
        ...namedByTag(place, 'customer-gateway', required(gateway.CustomerGatewayId, 'CustomerGatewayId'), gateway),
        attributes: fieldsOf(gateway, [
          'BgpAsn',
          'BgpAsnExtended',
          'CertificateArn',
          'DeviceName',
          'IpAddress',
          'State',
          'Type',
        ]),
      };
    },
  });
