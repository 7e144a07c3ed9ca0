/**
 * How the records of CloudTrail name what the inventory keeps: for each type the form of its ids, and the words of event
 * names that are about it. What an event touches follows from both (classify.ts), so that events which nobody has listed
 * are understood too.
 *
 * In a form `{p}`, `{r}` and `{a}` are the partition, the region and the account of the record; `{functionName}` is a
 * field of the request or of the answer, whatever its case (`{a|b}`: either); `{*}` is told by ARNs only.
 */
import type { TypeName } from '../../catalog/types.ts';

export interface TypeLinks {
  readonly type: TypeName;
  /** The id, as the inventory has it. */
  readonly id: string;
  /** Other ARNs that begin like the id's and name a part of the resource. */
  readonly parts?: readonly string[];
  /** What event names call it, after their verb; its own name is one unless this is given. */
  readonly nouns?: readonly string[];
  /** Only events with one of its nouns touch it. */
  readonly onlyByNoun?: true;
  /** What values must look like to be its id. */
  readonly value?: RegExp;
  /** Any text of this form, in whatever field, is its id. */
  readonly anywhere?: RegExp;
  /** A field that has to have this value, where it is given at all. */
  readonly where?: readonly [field: string, value: string];
  /** A field of the request that names it, though its id has more in it: a path, or digits that AWS adds. */
  readonly named?: string;
  /** Fields, of the request or the answer, that only events of another type have. */
  readonly unless?: readonly (`request.${string}` | `answer.${string}`)[];
}

export const ofRegion = (type: TypeName, ...nouns: string[]): TypeLinks => ({ type, id: `{a}:{r}:${type}`, nouns });
export const ofAccount = (type: TypeName, ...nouns: string[]): TypeLinks => ({ type, id: `{a}::${type}`, nouns });
export const arn = (type: TypeName, service: string, resource: string, ...nouns: string[]): TypeLinks => ({
  type,
  id: `arn:{p}:${service}:{r}:{a}:${resource}`,
  ...(nouns.length > 0 && { nouns }),
});

/** EC2's ids tell what they are of, wherever they stand. */
export function ec2(name: string, resource: string, prefix: string, ...nouns: string[]): TypeLinks {
  const links = arn(`AWS.EC2.${name}`, 'ec2', `${resource}/{*}`, ...nouns);
  return { ...links, anywhere: new RegExp(`^${prefix}-[0-9a-f]{8,32}$`) };
}

/** What has a name may be under a path, of which only its ARN tells. */
export function iam(name: string, resource: string, ...nouns: string[]): TypeLinks {
  const [, named] = /\{(\w+)\}$/.exec(resource) ?? [];
  return {
    type: `AWS.IAM.${name}`,
    id: `arn:{p}:iam::{a}:${resource}`,
    ...(named !== undefined && { named }),
    ...(nouns.length > 0 && { nouns }),
  };
}

export function loadBalancer(name: string, kind: string): TypeLinks {
  const links = arn(`AWS.ELBV2.${name}`, 'elasticloadbalancing', `loadbalancer/${kind}/{*}/{*}`, 'LoadBalancer');
  const part = (of: string) => `arn:{p}:elasticloadbalancing:{r}:{a}:${of}/${kind}/{*}/{*}/`;
  return { ...links, parts: [part('listener'), part('listener-rule')], unless: ['request.loadBalancerName'] };
}

export function waf(name: string, resource: string, scope: 'regional' | 'global'): TypeLinks {
  const type: TypeName = scope === 'global' ? `AWS.WAFv2.Global.${name}` : `AWS.WAFv2.${name}`;
  const where = ['scope', scope === 'global' ? 'CLOUDFRONT' : 'REGIONAL'] as const;
  return { ...arn(type, 'wafv2', `${scope}/${resource}/{name}/{id}`, name), where };
}
