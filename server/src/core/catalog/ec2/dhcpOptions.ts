import { fieldsOf, required } from '../fields.ts';
import { list } from '../service.ts';
import { ec2, ec2Id, manyBy, namedByTag, pageSize } from './service.ts';

const describeDhcpOptions = ec2.op('DescribeDhcpOptions');

export const dhcpOptions = list(describeDhcpOptions, {
  input: { MaxResults: pageSize },
  items: (page) => page.DhcpOptions,
})
  .lookup(describeDhcpOptions, {
    input: (ref) => ({ DhcpOptionsIds: [ec2Id(ref)] }),
    items: (page) => page.DhcpOptions,
    gone: ['InvalidDhcpOptionID.NotFound', 'InvalidDhcpOptionsID.NotFound'],
    many: manyBy('dhcp-options-id'),
  })
  .as({
    type: 'AWS.EC2.DHCPOptions',
    cfn: 'AWS::EC2::DHCPOptions',
    label: 'DHCP option sets',
    icon: 'settings',
    scope: 'regional',
    consolePath: (ref) => `vpcconsole/home?region=${ref.region}#DhcpOptionsDetails:DhcpOptionsId=${ec2Id(ref)}`,
    model: (options, _, place) => ({
      ...namedByTag(place, 'dhcp-options', required(options.DhcpOptionsId, 'DhcpOptionsId'), options),
      attributes: fieldsOf(options, ['DhcpConfigurations', 'OwnerId']),
    }),
  });
