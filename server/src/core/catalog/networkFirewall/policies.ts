import { fieldsOf, partOf, required, tagsOf } from '../fields.ts';
import { list } from '../service.ts';
import { describeResourcePolicy, gone, networkFirewall, pageSize } from './service.ts';

const describePolicy = networkFirewall.op('DescribeFirewallPolicy');

export const firewallPolicy = list(networkFirewall.op('ListFirewallPolicies'), {
  input: { MaxResults: pageSize },
  items: (page) => page.FirewallPolicies,
})
  .detail('described', describePolicy, ({ Arn }) => ({ FirewallPolicyArn: Arn }), { absent: gone })
  .detail('sharing', describeResourcePolicy, ({ Arn }) => ({ ResourceArn: Arn }), { absent: gone })
  .lookup(describePolicy, {
    input: (ref) => ({ FirewallPolicyArn: ref.resourceId }),
    items: ({ FirewallPolicyResponse: found }) =>
      found && [{ Arn: found.FirewallPolicyArn, Name: found.FirewallPolicyName }],
    gone,
  })
  .as({
    type: 'AWS.NetworkFirewall.FirewallPolicy',
    cfn: 'AWS::NetworkFirewall::FirewallPolicy',
    label: 'Network firewall policies',
    icon: 'law',
    scope: 'regional',
    volatile: ['NumberOfAssociations'],
    consolePath: (ref) => `vpcconsole/home?region=${ref.region}#NetworkFirewallPolicies:`,
    model: ({ Arn, Name }, d) => {
      if (d.described === null) return undefined;
      const policyArn = required(Arn, 'Arn');
      const described = partOf(d.described, (output) => output.FirewallPolicyResponse);
      return {
        resourceId: policyArn,
        arn: policyArn,
        id: described?.FirewallPolicyId,
        name: Name,
        tags: tagsOf(described && (described.Tags ?? null)),
        attributes: {
          ...fieldsOf(described, [
            'ConsumedStatefulRuleCapacity',
            'ConsumedStatelessRuleCapacity',
            'Description',
            'EncryptionConfiguration',
            'FirewallPolicyStatus',
            'LastModifiedTime',
            'NumberOfAssociations',
          ]),
          ...fieldsOf(d.described, ['FirewallPolicy']),
          ResourcePolicy: partOf(d.sharing, (output) => output.Policy),
        },
      };
    },
  });
