import { fieldsOf, partOf, required, tagsOf } from '../fields.ts';
import { list } from '../service.ts';
import { gone, networkFirewall, pageSize } from './service.ts';

const describeFirewall = networkFirewall.op('DescribeFirewall');

export const firewall = list(networkFirewall.op('ListFirewalls'), {
  input: { MaxResults: pageSize },
  items: (page) => page.Firewalls,
})
  .detail('described', describeFirewall, ({ FirewallArn }) => ({ FirewallArn }), { absent: gone })
  .detail('logging', networkFirewall.op('DescribeLoggingConfiguration'), ({ FirewallArn }) => ({ FirewallArn }), {
    absent: gone,
  })
  .lookup(describeFirewall, {
    input: (ref) => ({ FirewallArn: ref.resourceId }),
    items: (page) => page.Firewall && [page.Firewall],
    gone,
  })
  .as({
    type: 'AWS.NetworkFirewall.Firewall',
    cfn: 'AWS::NetworkFirewall::Firewall',
    label: 'Network firewalls',
    icon: 'flame',
    scope: 'regional',
    volatile: ['FirewallStatus.CapacityUsageSummary', 'NumberOfAssociations'],
    consolePath: (ref) => `vpcconsole/home?region=${ref.region}#NetworkFirewalls:`,
    model: (listed, d) => {
      if (d.described === null) return undefined;
      const firewallArn = required(listed.FirewallArn, 'FirewallArn');
      const described = partOf(d.described, (output) => output.Firewall);
      return {
        resourceId: firewallArn,
        arn: firewallArn,
        id: described?.FirewallId,
        name: listed.FirewallName,
        tags: tagsOf(described && (described.Tags ?? null)),
        attributes: {
          ...fieldsOf(described, [
            'AvailabilityZoneChangeProtection',
            'AvailabilityZoneMappings',
            'DeleteProtection',
            'Description',
            'EnabledAnalysisTypes',
            'EncryptionConfiguration',
            'FirewallPolicyArn',
            'FirewallPolicyChangeProtection',
            'NumberOfAssociations',
            'SubnetChangeProtection',
            'SubnetMappings',
            'TransitGatewayId',
            'TransitGatewayOwnerAccountId',
            'VpcId',
          ]),
          ...fieldsOf(d.described, ['FirewallStatus']),
          ...fieldsOf(d.logging, ['LoggingConfiguration']),
        },
      };
    },
  });
