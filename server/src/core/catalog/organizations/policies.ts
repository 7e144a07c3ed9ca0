import { fieldsOf, listedIn, partOf, required, sortedBy, tagsOfPages } from '../fields.ts';
import { lastPart } from '../place.ts';
import { parents } from '../service.ts';
import type { ResourceRef } from '../types.ts';
import { notAdministrator, organizations, pageSize } from './service.ts';

const gone = ['PolicyNotFoundException', 'TargetNotFoundException'];
const describePolicy = organizations.op('DescribePolicy');

/** `service_control_policy` of `policy/o-exampleorgid/service_control_policy/p-examplepolicy`, as the console has it. */
function kindOf(ref: ResourceRef): string {
  return (ref.resourceId.split('/').at(-2) ?? '').replaceAll('_', '-');
}

/** Policies of the types that the organization has switched on; those of other types have no effect. */
export const organizationPolicy = parents('types', organizations.op('ListRoots'), {
  input: { MaxResults: pageSize },
  index: (pages) => {
    const types = listedIn(pages, (page) => page.Roots).flatMap((root) => root.PolicyTypes ?? []);
    return [...new Set(types.flatMap(({ Type, Status }) => (Type && Status === 'ENABLED' ? [Type] : [])))];
  },
  absent: notAdministrator,
})
  .list(organizations.op('ListPolicies'), {
    inputs: (d) => d.types.map((type) => ({ Filter: type, MaxResults: pageSize })),
    // Policies of AWS itself (FullAWSAccess) belong to no organization.
    items: (page) => page.Policies?.filter((policy) => policy.AwsManaged !== true),
  })
  .detail('described', describePolicy, (p) => ({ PolicyId: p.Id }), { absent: gone })
  .pages('targets', organizations.op('ListTargetsForPolicy'), (p) => ({ PolicyId: p.Id, MaxResults: pageSize }), {
    absent: gone,
  })
  .pages('tags', organizations.op('ListTagsForResource'), (p) => ({ ResourceId: p.Id }), { absent: gone })
  .lookup(describePolicy, {
    input: (ref) => ({ PolicyId: lastPart(ref) }),
    items: (page) => page.Policy?.PolicySummary && [page.Policy.PolicySummary],
    gone,
  })
  .as({
    type: 'AWS.Organizations.Policy',
    cfn: 'AWS::Organizations::Policy',
    label: 'Organization policies',
    note: "Seen from the management account and from delegated administrators: policies of the types that are switched on, without AWS's own.",
    icon: 'law',
    scope: 'global',
    consolePath: (ref) =>
      `organizations/v2/home/policies/${encodeURIComponent(kindOf(ref))}/${encodeURIComponent(lastPart(ref))}`,
    model: (p, d) => {
      if (d.described === null) return undefined;
      const policyArn = required(p.Arn, 'Arn');
      return {
        resourceId: policyArn,
        arn: policyArn,
        id: p.Id,
        name: p.Name,
        tags: tagsOfPages(d.tags),
        attributes: {
          ...fieldsOf(p, ['Description', 'Type']),
          Content: partOf(d.described, (output) => output.Policy?.Content),
          Targets: partOf(d.targets, (pages) =>
            sortedBy(
              listedIn(pages, (page) => page.Targets),
              (target) => target.TargetId,
            ),
          ),
        },
      };
    },
  });
