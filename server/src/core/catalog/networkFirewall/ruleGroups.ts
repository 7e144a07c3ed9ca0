import { fieldsOf, partOf, required, tagsOf } from '../fields.ts';
import { list } from '../service.ts';
import { describeResourcePolicy, gone, networkFirewall, pageSize } from './service.ts';

const describeRuleGroup = networkFirewall.op('DescribeRuleGroup');

export const firewallRuleGroup = list(networkFirewall.op('ListRuleGroups'), {
  input: { MaxResults: pageSize, Scope: 'ACCOUNT' },
  items: (page) => page.RuleGroups,
})
  .detail('described', describeRuleGroup, ({ Arn }) => ({ RuleGroupArn: Arn }), { absent: gone })
  .detail('sharing', describeResourcePolicy, ({ Arn }) => ({ ResourceArn: Arn }), { absent: gone })
  .lookup(describeRuleGroup, {
    input: (ref) => ({ RuleGroupArn: ref.resourceId }),
    items: ({ RuleGroupResponse: found }) => found && [{ Arn: found.RuleGroupArn, Name: found.RuleGroupName }],
    gone,
  })
  .as({
    type: 'AWS.NetworkFirewall.RuleGroup',
    cfn: 'AWS::NetworkFirewall::RuleGroup',
    label: 'Network firewall rule groups',
    icon: 'checklist',
    scope: 'regional',
    volatile: ['NumberOfAssociations'],
    consolePath: (ref) => `vpcconsole/home?region=${ref.region}#NetworkFirewallRuleGroups:`,
    model: ({ Arn, Name }, d) => {
      if (d.described === null) return undefined;
      const groupArn = required(Arn, 'Arn');
      const described = partOf(d.described, (output) => output.RuleGroupResponse);
      return {
        resourceId: groupArn,
        arn: groupArn,
        id: described?.RuleGroupId,
        name: Name,
        tags: tagsOf(described && (described.Tags ?? null)),
        attributes: {
          ...fieldsOf(described, [
            'Capacity',
            'ConsumedCapacity',
            'Description',
            'EncryptionConfiguration',
            'LastModifiedTime',
            'NumberOfAssociations',
            'RuleGroupStatus',
            'SnsTopic',
            'SourceMetadata',
            'Type',
          ]),
          ...fieldsOf(d.described, ['RuleGroup']),
          ResourcePolicy: partOf(d.sharing, (output) => output.Policy),
        },
      };
    },
  });
