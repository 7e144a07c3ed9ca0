import { noSuchService } from '../absent.ts';
import { fieldsOf, listedIn, partOf, required } from '../fields.ts';
import { arn } from '../place.ts';
import { gone as aclGone, pageSize as aclPageSize, wafRegional, wafv2 } from '../waf/service.ts';
import {
  balancerFields,
  consolePath,
  describeSslPolicies,
  loadBalancers,
  sslPolicies,
  sslPoliciesOf,
} from './loadBalancers.ts';
import { aclByResource, aclOf } from './webAcls.ts';

const ResourceType = 'APPLICATION_LOAD_BALANCER' as const;

export const applicationLoadBalancer = loadBalancers('application')
  .shared('sslPolicies', describeSslPolicies, sslPolicies)
  .shared('acls', wafv2.op('ListWebACLs'), {
    input: { Scope: 'REGIONAL', Limit: aclPageSize },
    index: (pages) => listedIn(pages, (page) => page.WebACLs).flatMap(({ ARN }) => ARN ?? []),
    absent: [noSuchService],
  })
  .sharedEach('protected', wafv2.op('ListResourcesForWebACL'), {
    inputs: ({ acls }) => partOf(acls, (arns) => arns.map((WebACLArn) => ({ WebACLArn, ResourceType }))),
    index: (answers) => aclByResource(answers, ({ WebACLArn = '' }) => WebACLArn),
    absent: aclGone,
  })
  .shared('classicAcls', wafRegional.op('ListWebACLs'), {
    input: { Limit: aclPageSize },
    index: (pages) => listedIn(pages, (page) => page.WebACLs).flatMap(({ WebACLId }) => WebACLId ?? []),
    absent: [noSuchService],
  })
  .sharedEach('classicProtected', wafRegional.op('ListResourcesForWebACL'), {
    inputs: ({ classicAcls }) => partOf(classicAcls, (ids) => ids.map((WebACLId) => ({ WebACLId, ResourceType }))),
    index: (answers) => aclByResource(answers, ({ WebACLId = '' }) => WebACLId),
    absent: aclGone,
  })
  .as({
    type: 'AWS.ELBV2.ApplicationLoadBalancer',
    cfn: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
    label: 'Application load balancers',
    icon: 'split-horizontal',
    scope: 'regional',
    secrets: ['Listeners.*.DefaultActions.*.AuthenticateOidcConfig.ClientSecret'],
    consolePath,
    model: (balancer, d, place) => {
      const classicArn = (id: string) => arn(place, 'waf-regional', `webacl/${id}`);
      const classic = d.classicProtected && new Map([...d.classicProtected].map(([of, id]) => [of, classicArn(id)]));
      return balancerFields(balancer, d, {
        ...fieldsOf(balancer, ['SecurityGroups']),
        // The seed's spelling.
        CanonicalHostedZonedId: balancer.CanonicalHostedZoneId ?? null,
        SSLPolicies: sslPoliciesOf(d, d.sslPolicies),
        WebAcl: aclOf(required(balancer.LoadBalancerArn, 'LoadBalancerArn'), d.protected, classic),
      });
    },
  });
