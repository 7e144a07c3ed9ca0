import {
  AssociateWebACLCommand,
  CreateIPSetCommand,
  CreateRuleGroupCommand,
  CreateWebACLCommand,
  PutLoggingConfigurationCommand,
  type Rule,
  WAFV2Client,
} from '@aws-sdk/client-wafv2';
import type { IpSet, RegionalEdgeBlueprint, RuleGroup, WebAcl } from '../blueprint/edge.ts';
import { arn, type Site } from '../site.ts';
import { tagList } from '../tags.ts';

/** The ARNs of the web ACLs, by name. */
export async function seedFirewallRules(
  site: Site,
  blueprint: RegionalEdgeBlueprint,
): Promise<ReadonlyMap<string, string>> {
  const waf = new WAFV2Client(site.connection);
  const groups = new Map<string, string>();
  const acls = new Map<string, string>();
  for (const set of blueprint.ipSets ?? []) {
    await seedIpSet(waf, set);
  }
  for (const group of blueprint.ruleGroups ?? []) {
    groups.set(group.name, await seedRuleGroup(waf, group));
  }
  for (const acl of blueprint.webAcls ?? []) {
    acls.set(acl.name, await seedWebAcl(waf, site, acl, groups));
  }
  return acls;
}

export async function protect(site: Site, ResourceArn: string, WebACLArn: string | undefined): Promise<void> {
  await new WAFV2Client(site.connection).send(new AssociateWebACLCommand({ ResourceArn, WebACLArn }));
}

async function seedIpSet(waf: WAFV2Client, { name, scope, owner, addresses }: IpSet): Promise<void> {
  await waf.send(
    new CreateIPSetCommand({
      Name: name,
      Scope: scope,
      IPAddressVersion: 'IPV4',
      Addresses: [...addresses],
      Tags: tagList(owner),
    }),
  );
}

async function seedRuleGroup(waf: WAFV2Client, { name, scope, owner, blocks }: RuleGroup): Promise<string> {
  const Rules: Rule[] = [
    {
      Name: 'block-paths',
      Priority: 0,
      Action: { Block: {} },
      VisibilityConfig: visibility('block-paths'),
      Statement: {
        ByteMatchStatement: {
          FieldToMatch: { UriPath: {} },
          PositionalConstraint: 'STARTS_WITH',
          SearchString: new TextEncoder().encode(blocks),
          TextTransformations: [{ Priority: 0, Type: 'LOWERCASE' }],
        },
      },
    },
  ];
  const { Summary } = await waf.send(
    new CreateRuleGroupCommand({
      Name: name,
      Scope: scope,
      Capacity: 10,
      Rules,
      VisibilityConfig: visibility(name),
      Tags: tagList(owner),
    }),
  );
  return Summary?.ARN ?? '';
}

async function seedWebAcl(
  waf: WAFV2Client,
  site: Site,
  { name, scope, owner, logging, ruleGroup }: WebAcl,
  groups: ReadonlyMap<string, string>,
): Promise<string> {
  const Rules: Rule[] = [
    {
      Name: 'aws-common',
      Priority: 0,
      OverrideAction: { None: {} },
      VisibilityConfig: visibility('aws-common'),
      Statement: { ManagedRuleGroupStatement: { VendorName: 'AWS', Name: 'AWSManagedRulesCommonRuleSet' } },
    },
  ];
  if (ruleGroup) {
    Rules.push({
      Name: ruleGroup,
      Priority: 1,
      OverrideAction: { None: {} },
      VisibilityConfig: visibility(ruleGroup),
      Statement: { RuleGroupReferenceStatement: { ARN: groups.get(ruleGroup) } },
    });
  }
  const { Summary } = await waf.send(
    new CreateWebACLCommand({
      Name: name,
      Scope: scope,
      DefaultAction: { Allow: {} },
      Rules,
      VisibilityConfig: visibility(name),
      Tags: tagList(owner),
    }),
  );
  const ResourceArn = Summary?.ARN ?? '';
  if (logging) {
    const LogDestinationConfigs = [arn(site, 'logs', `log-group:aws-waf-logs-${name}`)];
    const LoggingConfiguration = { ResourceArn, LogDestinationConfigs };
    await waf.send(new PutLoggingConfigurationCommand({ LoggingConfiguration }));
  }
  return ResourceArn;
}

function visibility(MetricName: string) {
  return { MetricName, CloudWatchMetricsEnabled: true, SampledRequestsEnabled: true };
}
