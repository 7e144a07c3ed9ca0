import { fieldsOf, listedIn, required, tagsOfPages } from '../fields.ts';
import { lastPart } from '../place.ts';
import { parents } from '../service.ts';
import { notAdministrator, organizations, pageSize } from './service.ts';

const gone = ['OrganizationalUnitNotFoundException', 'TargetNotFoundException'];

function below(parentId: string | undefined) {
  return { ParentId: parentId, MaxResults: pageSize };
}

export const organizationalUnit = parents('roots', organizations.op('ListRoots'), {
  input: { MaxResults: pageSize },
  index: (pages) => listedIn(pages, (page) => page.Roots),
  absent: notAdministrator,
})
  .list(organizations.op('ListOrganizationalUnitsForParent'), {
    inputs: (d) => d.roots.map((root) => below(root.Id)),
    items: (page, { ParentId }) => page.OrganizationalUnits?.map((unit) => ({ ...unit, ParentId })),
    follow: (unit) => below(unit.Id),
    absent: ['ParentNotFoundException'],
  })
  .pages('tags', organizations.op('ListTagsForResource'), (unit) => ({ ResourceId: unit.Id }), { absent: gone })
  .lookup(organizations.op('DescribeOrganizationalUnit'), {
    input: (ref) => ({ OrganizationalUnitId: lastPart(ref) }),
    // The parent is not told here, but it never changes.
    items: ({ OrganizationalUnit: unit }) => unit && [{ ...unit, ParentId: undefined }],
    gone,
  })
  .as({
    type: 'AWS.Organizations.OrganizationalUnit',
    cfn: 'AWS::Organizations::OrganizationalUnit',
    label: 'Organizational units',
    note: 'Seen from the management account and from delegated administrators.',
    icon: 'organization',
    scope: 'global',
    consolePath: (ref) => `organizations/v2/home/organizational-units/${encodeURIComponent(lastPart(ref))}`,
    model: (unit, d) => {
      const unitArn = required(unit.Arn, 'Arn');
      return {
        resourceId: unitArn,
        arn: unitArn,
        id: unit.Id,
        name: unit.Name,
        tags: tagsOfPages(d.tags),
        attributes: { ...fieldsOf(unit, ['Path']), ParentId: unit.ParentId },
      };
    },
  });
