import { cloudfront, pageSize as distributionsPage } from '../cloudfront/service.ts';
import type { PartResult } from '../entry.ts';
import { fieldsOf, listedIn, outputsOf, partOf, required } from '../fields.ts';
import type { OutputOf } from '../sdk.ts';
import { list } from '../service.ts';
import { getTaggedResources, type TagsByArn, tagsAt, tagsOfType } from '../tagging.ts';
import type { ResourceFields, ResourceRef } from '../types.ts';
import { gone, pageSize, wafv2 } from '../waf/service.ts';
import { readable, ruleSecrets } from './rules.ts';
import { global, nameAndId, regional, type WafScope, wafPage } from './service.ts';

type Associated = OutputOf<typeof import('@aws-sdk/client-wafv2'), 'ListResourcesForWebACL'>;
type Described = OutputOf<typeof import('@aws-sdk/client-wafv2'), 'GetWebACL'>;
type Distributions = OutputOf<typeof import('@aws-sdk/client-cloudfront'), 'ListDistributions'>;

/** Undefined: not read. */
type Arns = readonly string[] | undefined;

interface Listed {
  readonly ARN?: string | undefined;
  readonly Id?: string | undefined;
  readonly Name?: string | undefined;
}

interface Results {
  readonly described: Described | null | undefined;
  readonly logging: ReadonlyMap<string | undefined, object> | null | undefined;
  readonly tags: TagsByArn | null | undefined;
}

const getWebAcl = wafv2.op('GetWebACL');

/** AWS tells the protected resources of one kind at a time. */
const protectedKinds = {
  REGIONAL: [
    'AGENTCORE_GATEWAY',
    'API_GATEWAY',
    'APPLICATION_LOAD_BALANCER',
    'APPSYNC',
    'APP_RUNNER_SERVICE',
    'COGNITO_USER_POOL',
    'VERIFIED_ACCESS_INSTANCE',
  ],
  CLOUDFRONT: ['AMPLIFY'],
} as const;

const kindUnknown = { code: 'WAFInvalidParameterException', says: 'RESOURCE_TYPE' };

function distributionsByAcl(pages: readonly Distributions[]): ReadonlyMap<string | undefined, readonly string[]> {
  const distributions = listedIn(pages, (page) => page.DistributionList && (page.DistributionList.Items ?? []));
  const byAcl = Map.groupBy(distributions, (distribution) => distribution.WebACLId);
  return new Map([...byAcl].map(([acl, of]) => [acl, of.flatMap(({ ARN }) => ARN ?? [])]));
}

function resourcesOf(parts: readonly PartResult<unknown, Associated>[] | null | undefined): Arns {
  return outputsOf(parts)?.flatMap(({ ResourceArns }) => ResourceArns ?? []);
}

function listed({ Scope }: WafScope) {
  return list(wafv2.op('ListWebACLs'), {
    input: { Scope, Limit: pageSize },
    items: (page): readonly Listed[] | undefined => page.WebACLs,
  })
    .shared('logging', wafv2.op('ListLoggingConfigurations'), {
      input: { Scope, Limit: pageSize },
      index: (pages): ReadonlyMap<string | undefined, object> =>
        new Map(listedIn(pages, (page) => page.LoggingConfigurations).map((config) => [config.ResourceArn, config])),
    })
    .shared('tags', getTaggedResources, tagsOfType('wafv2'))
    .detail('described', getWebAcl, ({ Name, Id }) => ({ Name, Scope, Id }), { absent: gone })
    .each('resources', wafv2.op('ListResourcesForWebACL'), {
      of: ({ ARN: WebACLArn }) => protectedKinds[Scope].map((ResourceType) => ({ WebACLArn, ResourceType })),
      input: (part) => part,
      absent: [...gone, kindUnknown],
    })
    .lookup(getWebAcl, {
      input: (ref) => ({ ...nameAndId(ref), Scope }),
      items: (page) => page.WebACL && [page.WebACL],
      gone,
    });
}

function resourceOf(acl: Listed, d: Results, associated: Arns): ResourceFields | undefined {
  if (d.described === null) return undefined;
  const aclArn = required(acl.ARN, 'ARN');
  const described = partOf(d.described, (output) => output.WebACL);
  return {
    resourceId: aclArn,
    arn: aclArn,
    id: acl.Id,
    name: acl.Name,
    tags: tagsAt(d.tags, aclArn),
    attributes: {
      ...fieldsOf(described, [
        'ApplicationConfig',
        'AssociationConfig',
        'Capacity',
        'CaptchaConfig',
        'ChallengeConfig',
        'CustomResponseBodies',
        'DataProtectionConfig',
        'DefaultAction',
        'Description',
        'LabelNamespace',
        'ManagedByFirewallManager',
        'OnSourceDDoSProtectionConfig',
        'PostProcessFirewallManagerRuleGroups',
        'PreProcessFirewallManagerRuleGroups',
        'RetrofittedByFirewallManager',
        'TokenDomains',
        'VisibilityConfig',
      ]),
      Rules: partOf(described, ({ Rules }) => readable(Rules)),
      // What the resources that it protects are, and where its log goes.
      AssociatedResources: associated?.toSorted(),
      LoggingConfiguration: partOf(d.logging, (byAcl) => byAcl.get(aclArn)),
    },
  };
}

function specOf(where: WafScope) {
  return {
    icon: 'shield',
    scope: where.scope,
    secrets: [...ruleSecrets, 'DefaultAction.**.InsertHeaders.*.Value'],
    consolePath: (ref: ResourceRef) => wafPage(where, 'web-acl', ref, '/overview'),
  };
}

export const webAclV2 = listed(regional).as({
  ...specOf(regional),
  type: 'AWS.WAFv2.WebACL',
  cfn: 'AWS::WAFv2::WebACL',
  label: 'WAF web ACLs',
  model: (acl, d) => resourceOf(acl, d, resourcesOf(d.resources)),
});

export const globalWebAclV2 = listed(global)
  .shared('distributions', cloudfront.op('ListDistributions'), {
    input: { MaxItems: distributionsPage },
    index: distributionsByAcl,
  })
  .as({
    ...specOf(global),
    type: 'AWS.WAFv2.Global.WebACL',
    cfn: null,
    label: 'WAF CloudFront web ACLs',
    model: (acl, d) => {
      const apps = resourcesOf(d.resources);
      const distributions = d.distributions ? (d.distributions.get(acl.ARN) ?? []) : undefined;
      return resourceOf(acl, d, apps && distributions && [...apps, ...distributions]);
    },
  });
