import type { PartResult } from '../entry.ts';
import { fieldsOf, partOf, required, tagsOf } from '../fields.ts';
import { arn, lastPart } from '../place.ts';
import { list } from '../service.ts';
import type { ListedType, TypeName } from '../types.ts';
import { gone, pageSize, waf, wafRegional } from './service.ts';

/** An ACL says of each of its rules what it is; each kind has a call of its own. */
interface Activated {
  readonly RuleId?: string | undefined;
  readonly Type?: string | undefined;
}

type Parts<Output> = readonly PartResult<Activated, Output>[] | null | undefined;
type Answer = readonly [id: string | undefined, answer: object | null | undefined];

function answersOf<Output>(parts: Parts<Output>, rule: (output: Output) => object | undefined): readonly Answer[] {
  return (parts ?? []).map(({ of, output }) => [of.RuleId, partOf(output, rule)]);
}

/** Undefined where one was not read: half a list would look like a change. A rule that is gone has no more to tell. */
function rulesOf(activated: readonly Activated[], answers: readonly Answer[]): readonly object[] | undefined {
  const byId = new Map(answers);
  const rules = activated.map((of) => ({ of, described: byId.get(of.RuleId) }));
  if (rules.some(({ described }) => described === undefined)) return undefined;
  return rules.map(({ of, described }) => ({ ...of, ...described }));
}

/** The regional service is the global one again, under another name. */
const globalCalls = {
  listWebAcls: waf.op('ListWebACLs'),
  getWebAcl: waf.op('GetWebACL'),
  getRule: waf.op('GetRule'),
  getRateBasedRule: waf.op('GetRateBasedRule'),
  getRuleGroup: waf.op('GetRuleGroup'),
  listTags: waf.op('ListTagsForResource'),
};

const regionalCalls: typeof globalCalls = {
  listWebAcls: wafRegional.op('ListWebACLs'),
  getWebAcl: wafRegional.op('GetWebACL'),
  getRule: wafRegional.op('GetRule'),
  getRateBasedRule: wafRegional.op('GetRateBasedRule'),
  getRuleGroup: wafRegional.op('GetRuleGroup'),
  listTags: wafRegional.op('ListTagsForResource'),
};

function webAcls(
  calls: typeof globalCalls,
  names: Pick<ListedType, 'cfn' | 'label' | 'scope'> & { readonly type: TypeName; readonly iamPrefix: string },
): ListedType {
  return list(calls.listWebAcls, { input: { Limit: pageSize }, items: (page) => page.WebACLs })
    .detail('described', calls.getWebAcl, (acl) => ({ WebACLId: acl.WebACLId }), { absent: gone })
    .detail(
      'tags',
      calls.listTags,
      (acl, _, place) => ({ ResourceARN: arn(place, names.iamPrefix, `webacl/${acl.WebACLId}`), Limit: pageSize }),
      { absent: gone },
    )
    .next()
    .each('rules', calls.getRule, {
      of: (_, d) => d.described?.WebACL?.Rules?.filter(({ Type = 'REGULAR' }) => Type === 'REGULAR'),
      input: ({ RuleId }) => ({ RuleId }),
      absent: gone,
    })
    .each('rateBasedRules', calls.getRateBasedRule, {
      of: (_, d) => d.described?.WebACL?.Rules?.filter(({ Type }) => Type === 'RATE_BASED'),
      input: ({ RuleId }) => ({ RuleId }),
      absent: gone,
    })
    .each('ruleGroups', calls.getRuleGroup, {
      of: (_, d) => d.described?.WebACL?.Rules?.filter(({ Type }) => Type === 'GROUP'),
      input: ({ RuleId }) => ({ RuleGroupId: RuleId }),
      absent: gone,
    })
    .lookup(calls.getWebAcl, {
      input: (ref) => ({ WebACLId: lastPart(ref) }),
      items: (page) => page.WebACL && [{ WebACLId: page.WebACL.WebACLId, Name: page.WebACL.Name ?? '' }],
      gone,
    })
    .as({
      type: names.type,
      cfn: names.cfn,
      label: names.label,
      icon: 'shield',
      scope: names.scope,
      consolePath: (ref) => `waf/home?region=${ref.region}#/webacls/rules/${lastPart(ref)}`,
      model: (acl, d, place) => {
        if (d.described === null) return undefined;
        const described = partOf(d.described, (output) => output.WebACL);
        const answers = [
          ...answersOf(d.rules, (output) => output.Rule),
          ...answersOf(d.rateBasedRules, (output) => output.Rule),
          ...answersOf(d.ruleGroups, (output) => output.RuleGroup),
        ];
        const id = required(acl.WebACLId, 'WebACLId');
        const aclArn = arn(place, names.iamPrefix, `webacl/${id}`);
        return {
          resourceId: aclArn,
          arn: aclArn,
          id,
          name: acl.Name,
          tags: tagsOf(partOf(d.tags, (output) => output.TagInfoForResource?.TagList)),
          attributes: {
            ...fieldsOf(described, ['DefaultAction', 'MetricName']),
            Rules: described && rulesOf(described.Rules ?? [], answers),
          },
        };
      },
    });
}

export const webAcl = webAcls(globalCalls, {
  type: 'AWS.WAF.WebACL',
  cfn: 'AWS::WAF::WebACL',
  label: 'WAF Classic web ACLs',
  scope: 'global',
  iamPrefix: 'waf',
});

export const regionalWebAcl = webAcls(regionalCalls, {
  type: 'AWS.WAF.Regional.WebACL',
  cfn: 'AWS::WAFRegional::WebACL',
  label: 'WAF Classic regional web ACLs',
  scope: 'regional',
  iamPrefix: 'waf-regional',
});
