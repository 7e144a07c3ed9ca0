import { fieldsOf, partOf, required, sortedBy, tagsOf } from '../fields.ts';
import { arn, lastPart } from '../place.ts';
import { list } from '../service.ts';
import { ssm } from './service.ts';

const gone = ['InvalidDocument'];

/** The account's own documents, not those of AWS that everybody has. */
export const document = list(ssm.op('ListDocuments'), {
  input: { Filters: [{ Key: 'Owner', Values: ['Self'] }], MaxResults: 50 },
  items: (page) => page.DocumentIdentifiers,
})
  .pages(
    'permission',
    ssm.op('DescribeDocumentPermission'),
    (d) => ({ Name: d.Name, PermissionType: 'Share' as const, MaxResults: 200 }),
    { absent: gone },
  )
  .lookup(ssm.op('DescribeDocument'), {
    input: (ref) => ({ Name: lastPart(ref) }),
    items: (page) => page.Document && [page.Document],
    gone,
  })
  .as({
    type: 'AWS.SSM.Document',
    cfn: 'AWS::SSM::Document',
    label: 'SSM documents',
    icon: 'notebook',
    scope: 'regional',
    consolePath: (ref) =>
      `systems-manager/documents/${encodeURIComponent(lastPart(ref))}/description?region=${ref.region}`,
    model: (listed, d, place) => {
      const name = required(listed.Name, 'Name');
      const documentArn = arn(place, 'ssm', `document/${name}`);
      return {
        resourceId: documentArn,
        arn: documentArn,
        name,
        tags: tagsOf(listed.Tags ?? null),
        timeCreated: listed.CreatedDate,
        attributes: {
          ...fieldsOf(listed, [
            'Author',
            'DisplayName',
            'DocumentFormat',
            'DocumentType',
            'DocumentVersion',
            'Owner',
            'PlatformTypes',
            'Requires',
            'ReviewStatus',
            'SchemaVersion',
            'TargetType',
            'VersionName',
          ]),
          // Whom it is shared with; `all` is everybody.
          AccountIds: partOf(d.permission, (pages) => pages.flatMap((page) => page.AccountIds ?? []).sort()),
          AccountSharingInfoList: partOf(d.permission, (pages) =>
            sortedBy(
              pages.flatMap((page) => page.AccountSharingInfoList ?? []),
              (of) => of.AccountId,
            ),
          ),
        },
      };
    },
  });
