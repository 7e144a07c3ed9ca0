/** What application, network and gateway load balancers have in common. One call lists all of them. */
import type { Entry } from '../entry.ts';
import { fieldsOf, listedIn, partOf, required, sortedBy, tagsOf } from '../fields.ts';
import type { OutputOf } from '../sdk.ts';
import { list } from '../service.ts';
import type { ResourceFields, ResourceRef } from '../types.ts';
import { elbv2, pageSize, tagsAmong } from './service.ts';

type Sdk = typeof import('@aws-sdk/client-elastic-load-balancing-v2');
export type LoadBalancer = NonNullable<OutputOf<Sdk, 'DescribeLoadBalancers'>['LoadBalancers']>[number];
type Tag = NonNullable<NonNullable<OutputOf<Sdk, 'DescribeTags'>['TagDescriptions']>[number]['Tags']>[number];

/** The SDK names the error differently from what the service sends. */
const gone = ['LoadBalancerNotFound', 'LoadBalancerNotFoundException'];
const describeLoadBalancers = elbv2.op('DescribeLoadBalancers');

export interface Results {
  readonly tags: readonly Tag[] | null | undefined;
  readonly attributes: OutputOf<Sdk, 'DescribeLoadBalancerAttributes'> | null | undefined;
  readonly listeners: readonly OutputOf<Sdk, 'DescribeListeners'>[] | null | undefined;
}

export function loadBalancers(type: 'application' | 'gateway' | 'network'): Entry<LoadBalancer, object, Results> {
  const ofType = (page: OutputOf<Sdk, 'DescribeLoadBalancers'>) =>
    page.LoadBalancers?.filter((balancer) => balancer.Type === type);
  return list(describeLoadBalancers, { input: { PageSize: pageSize }, items: ofType })
    .batch('tags', elbv2.op('DescribeTags'), {
      size: 20,
      input: (balancers) => ({ ResourceArns: balancers.map((of) => of.LoadBalancerArn ?? '') }),
      pick: (output, { LoadBalancerArn }) => tagsAmong(output, LoadBalancerArn),
      absent: gone,
    })
    .detail(
      'attributes',
      elbv2.op('DescribeLoadBalancerAttributes'),
      ({ LoadBalancerArn = '' }) => ({ LoadBalancerArn }),
      { absent: gone },
    )
    .pages(
      'listeners',
      elbv2.op('DescribeListeners'),
      ({ LoadBalancerArn }) => ({ LoadBalancerArn, PageSize: pageSize }),
      { absent: gone },
    )
    .lookup(describeLoadBalancers, {
      input: (ref) => ({ LoadBalancerArns: [ref.resourceId] }),
      items: ofType,
      gone,
    });
}

/** Undefined: it is gone. */
export function balancerFields(
  balancer: LoadBalancer,
  results: Results,
  attributes: Readonly<Record<string, unknown>>,
): ResourceFields | undefined {
  if (results.attributes === null) return undefined;
  const arn = required(balancer.LoadBalancerArn, 'LoadBalancerArn');
  return {
    resourceId: arn,
    arn,
    name: balancer.LoadBalancerName,
    tags: tagsOf(results.tags),
    timeCreated: balancer.CreatedTime,
    attributes: {
      ...fieldsOf(balancer, ['AvailabilityZones', 'DNSName', 'IpAddressType', 'Scheme', 'State', 'Type', 'VpcId']),
      Listeners: partOf(listenersOf(results), (listeners) => sortedBy(listeners, (of) => of.ListenerArn)),
      LoadBalancerAttributes: partOf(results.attributes, (output) => output.Attributes),
      ...attributes,
    },
  };
}

function listenersOf({ listeners }: Results) {
  return partOf(listeners, (pages) => listedIn(pages, (page) => page.Listeners));
}

export const describeSslPolicies = elbv2.op('DescribeSSLPolicies');

/** What `.shared('sslPolicies', describeSslPolicies, ...)` takes: a few dozen, the same for all balancers of a region. */
export const sslPolicies = {
  input: { PageSize: pageSize },
  index: (pages: readonly OutputOf<Sdk, 'DescribeSSLPolicies'>[]) =>
    new Map(listedIn(pages, (page) => page.SslPolicies).map((policy) => [policy.Name, policy])),
};

/** The policies that the listeners use, by name. */
export function sslPoliciesOf(
  results: Results,
  byName: ReadonlyMap<string | undefined, object> | null | undefined,
): Readonly<Record<string, unknown>> | null | undefined {
  const listeners = listenersOf(results);
  if (!listeners) return listeners;
  if (!byName) return byName;
  const used = new Set(listeners.flatMap(({ SslPolicy: name }) => name ?? []));
  return Object.fromEntries([...used].map((name) => [name, byName.get(name)]));
}

export function consolePath(ref: ResourceRef): string {
  return `ec2/home?region=${ref.region}#LoadBalancer:loadBalancerArn=${ref.resourceId}`;
}
