import { fieldsOf, partOf, required } from '../fields.ts';
import { list } from '../service.ts';
import { getTaggedResources, tagsAt, tagsOfType } from '../tagging.ts';
import type { CfnTypeName, ListedType, TypeName } from '../types.ts';
import { gone, pageSize, wafv2 } from '../waf/service.ts';
import { global, nameAndId, regional, type WafScope, wafPage } from './service.ts';

const getIpSet = wafv2.op('GetIPSet');

function ipSetOf(
  where: WafScope,
  names: { readonly type: TypeName; readonly cfn: CfnTypeName | null; readonly label: string },
): ListedType {
  const { Scope, scope } = where;
  return list(wafv2.op('ListIPSets'), {
    input: { Scope, Limit: pageSize },
    items: (page) => page.IPSets,
  })
    .shared('tags', getTaggedResources, tagsOfType('wafv2'))
    .detail('described', getIpSet, ({ Name, Id }) => ({ Name, Scope, Id }), { absent: gone })
    .lookup(getIpSet, {
      input: (ref) => ({ ...nameAndId(ref), Scope }),
      items: (page) => page.IPSet && [page.IPSet],
      gone,
    })
    .as({
      ...names,
      icon: 'list-selection',
      scope,
      consolePath: (ref) => wafPage(where, 'ip-set', ref),
      model: (set, d) => {
        if (d.described === null) return undefined;
        const setArn = required(set.ARN, 'ARN');
        const described = partOf(d.described, (output) => output.IPSet);
        return {
          resourceId: setArn,
          arn: setArn,
          id: set.Id,
          name: set.Name,
          tags: tagsAt(d.tags, setArn),
          attributes: {
            ...fieldsOf(described, ['Description', 'IPAddressVersion']),
            Addresses: partOf(described, ({ Addresses }) => Addresses?.toSorted()),
          },
        };
      },
    });
}

export const ipSet = ipSetOf(regional, {
  type: 'AWS.WAFv2.IPSet',
  cfn: 'AWS::WAFv2::IPSet',
  label: 'WAF IP sets',
});

export const globalIpSet = ipSetOf(global, {
  type: 'AWS.WAFv2.Global.IPSet',
  cfn: null,
  label: 'WAF CloudFront IP sets',
});
