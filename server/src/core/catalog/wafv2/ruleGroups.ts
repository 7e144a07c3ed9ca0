import { fieldsOf, partOf, required } from '../fields.ts';
import { list } from '../service.ts';
import { getTaggedResources, tagsAt, tagsOfType } from '../tagging.ts';
import type { CfnTypeName, ListedType, TypeName } from '../types.ts';
import { gone, pageSize, wafv2 } from '../waf/service.ts';
import { readable, ruleSecrets } from './rules.ts';
import { global, nameAndId, regional, type WafScope, wafPage } from './service.ts';

const getRuleGroup = wafv2.op('GetRuleGroup');

function ruleGroupOf(
  where: WafScope,
  names: { readonly type: TypeName; readonly cfn: CfnTypeName | null; readonly label: string },
): ListedType {
  const { Scope, scope } = where;
  return (
    list(wafv2.op('ListRuleGroups'), {
      input: { Scope, Limit: pageSize },
      items: (page) => page.RuleGroups,
    })
      .shared('tags', getTaggedResources, tagsOfType('wafv2'))
      .detail('described', getRuleGroup, ({ Name, Id }) => ({ Name, Scope, Id }), { absent: gone })
      // Whom it is shared with.
      .detail('policy', wafv2.op('GetPermissionPolicy'), ({ ARN }) => ({ ResourceArn: ARN }), { absent: gone })
      .lookup(getRuleGroup, {
        input: (ref) => ({ ...nameAndId(ref), Scope }),
        items: (page) => page.RuleGroup && [page.RuleGroup],
        gone,
      })
      .as({
        ...names,
        icon: 'checklist',
        scope,
        secrets: ruleSecrets,
        consolePath: (ref) => wafPage(where, 'rule-group', ref),
        model: (group, d) => {
          if (d.described === null) return undefined;
          const groupArn = required(group.ARN, 'ARN');
          const described = partOf(d.described, (output) => output.RuleGroup);
          return {
            resourceId: groupArn,
            arn: groupArn,
            id: group.Id,
            name: group.Name,
            tags: tagsAt(d.tags, groupArn),
            attributes: {
              ...fieldsOf(described, [
                'AvailableLabels',
                'Capacity',
                'ConsumedLabels',
                'CustomResponseBodies',
                'Description',
                'LabelNamespace',
                'VisibilityConfig',
              ]),
              ...fieldsOf(d.policy, ['Policy']),
              Rules: partOf(described, ({ Rules }) => readable(Rules)),
            },
          };
        },
      })
  );
}

export const ruleGroup = ruleGroupOf(regional, {
  type: 'AWS.WAFv2.RuleGroup',
  cfn: 'AWS::WAFv2::RuleGroup',
  label: 'WAF rule groups',
});

export const globalRuleGroup = ruleGroupOf(global, {
  type: 'AWS.WAFv2.Global.RuleGroup',
  cfn: null,
  label: 'WAF CloudFront rule groups',
});
