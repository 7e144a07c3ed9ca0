import { fieldsOf, listedIn, partOf, required, sortedBy } from './fields.ts';
import { administratorsOf, isAdministrator, listDelegatedAdministrators } from './organizations/service.ts';
import { lastPartOf } from './place.ts';
import { list, serviceOf } from './service.ts';

const detective = serviceOf<typeof import('@aws-sdk/client-detective')>({ id: 'detective', label: 'Detective' });

const gone = ['ResourceNotFoundException'];
const listGraphs = detective.op('ListGraphs');
const pageSize = 200;

/** Graphs that the account administers; those that it is but a member of are another account's. */
export const detectiveGraph = list(listGraphs, { input: { MaxResults: pageSize }, items: (page) => page.GraphList })
  .shared('admins', listDelegatedAdministrators, administratorsOf('detective'))
  .pages('members', detective.op('ListMembers'), (g) => ({ GraphArn: g.Arn, MaxResults: pageSize }), { absent: gone })
  .pages('packages', detective.op('ListDatasourcePackages'), (g) => ({ GraphArn: g.Arn, MaxResults: pageSize }), {
    absent: gone,
  })
  .detail('tags', detective.op('ListTagsForResource'), (g) => ({ ResourceArn: g.Arn }), { absent: gone })
  .detail(
    'organization',
    detective.op('DescribeOrganizationConfiguration'),
    (g, d, place) => (isAdministrator(d.admins, place) ? { GraphArn: g.Arn } : undefined),
    { absent: gone },
  )
  // Detective has no call for one graph; there are few.
  .lookup(listGraphs, {
    input: () => ({ MaxResults: pageSize }),
    items: (page, ref) => page.GraphList?.filter((g) => g.Arn === ref.resourceId),
  })
  .as({
    type: 'AWS.Detective.Graph',
    cfn: 'AWS::Detective::Graph',
    label: 'Detective graphs',
    note: 'Those that the account administers.',
    icon: 'graph-scatter',
    scope: 'regional',
    consolePath: (ref) => `detective/home?region=${ref.region}#summary`,
    model: (g, d) => {
      const graphArn = required(g.Arn, 'Arn');
      return {
        resourceId: graphArn,
        arn: graphArn,
        id: lastPartOf(graphArn),
        tags: d.tags === undefined ? undefined : (d.tags?.Tags ?? {}),
        timeCreated: g.CreatedTime,
        attributes: {
          // Undefined where it is not known whether the account may ask.
          AutoEnable: d.admins === undefined ? undefined : partOf(d.organization, (output) => output.AutoEnable),
          DatasourcePackages: partOf(d.packages, (pages) =>
            Object.assign({}, ...pages.map((page) => page.DatasourcePackages ?? {})),
          ),
          // How much data they send is no history.
          Members: partOf(d.members, (pages) =>
            sortedBy(
              listedIn(pages, (page) => page.MemberDetails),
              (member) => member.AccountId,
            ).map((member) =>
              fieldsOf(member, [
                'AccountId',
                'AdministratorId',
                'DatasourcePackageIngestStates',
                'DisabledReason',
                'EmailAddress',
                'InvitationType',
                'InvitedTime',
                'Status',
              ]),
            ),
          ),
        },
      };
    },
  });
