/** Which web ACL protects a load balancer: asked once for each ACL, of which there are few, not for each balancer. */
import type { PartResult } from '../entry.ts';
import { outputsOf } from '../fields.ts';

/** The ARN of the ACL by the ARN of what it protects. */
export type AclByResource = ReadonlyMap<string, string>;

interface Page {
  readonly ResourceArns?: readonly string[] | undefined;
}

/** Undefined where the resources of one ACL were not read: it may protect any of those that no other does. */
export function aclByResource<Input>(
  answers: readonly PartResult<Input, readonly Page[]>[],
  aclOf: (input: Input) => string,
): AclByResource | undefined {
  if (outputsOf(answers) === undefined) return undefined;
  return new Map(
    answers.flatMap(({ of, output }) => {
      const arns = (output ?? []).flatMap((page) => page.ResourceArns ?? []);
      return arns.map((arn) => [arn, aclOf(of)] as const);
    }),
  );
}

/** One of WAF, or of WAF Classic; null: none. Undefined where it may be of the one that was not read. */
export function aclOf(
  arn: string,
  ...services: readonly (AclByResource | null | undefined)[]
): string | null | undefined {
  const found = services.map((acls) => acls?.get(arn)).find((acl) => acl !== undefined);
  if (found !== undefined) return found;
  return services.includes(undefined) ? undefined : null;
}
