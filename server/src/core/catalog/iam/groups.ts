import { fieldsOf, listedIn, partOf, required } from '../fields.ts';
import { lastPart } from '../place.ts';
import { list } from '../service.ts';
import { accountDetails, groupDetails, type UserDetail, userDetails } from './accountDetails.ts';
import { inlinePolicies } from './policyDocument.ts';
import { iam, noSuchEntity } from './service.ts';

/** Ids of the users in each group. */
function membersByGroup(
  users: readonly UserDetail[],
): ReadonlyMap<string | undefined, readonly (string | undefined)[]> {
  const memberships = users.flatMap((user) => (user.GroupList ?? []).map((group) => ({ group, id: user.UserId })));
  const members = Map.groupBy(memberships, ({ group }) => group);
  return new Map([...members].map(([group, of]) => [group, of.map(({ id }) => id)]));
}

export const group = list(iam.op('ListGroups'), { input: { MaxItems: 1000 }, items: (page) => page.Groups })
  .shared('details', accountDetails, groupDetails)
  .shared('members', accountDetails, {
    input: userDetails.input,
    index: (pages) => membersByGroup(listedIn(pages, (page) => page.UserDetailList)),
  })
  .shared('users', iam.op('ListUsers'), {
    input: { MaxItems: 1000 },
    index: (pages) => new Map(listedIn(pages, (page) => page.Users).map((user) => [user.UserId, user])),
  })
  .lookup(iam.op('GetGroup'), {
    input: (ref) => ({ GroupName: ref.name ?? lastPart(ref) }),
    items: (page) => page.Group && [page.Group],
    gone: noSuchEntity,
  })
  .as({
    type: 'AWS.IAM.Group',
    cfn: 'AWS::IAM::Group',
    label: 'IAM groups',
    icon: 'organization',
    scope: 'global',
    volatile: ['Users.*.PasswordLastUsed'],
    consolePath: (ref) => `iam/home#/groups/details/${encodeURIComponent(lastPart(ref))}`,
    model: (g, d) => {
      const groupArn = required(g.Arn, 'Arn');
      const details = d.details?.get(groupArn);
      const { members, users } = d;
      return {
        resourceId: groupArn,
        arn: groupArn,
        id: g.GroupId,
        name: g.GroupName,
        // Groups cannot have tags.
        tags: {},
        timeCreated: g.CreateDate,
        attributes: {
          ...fieldsOf(g, ['Path']),
          InlinePolicies: partOf(details, (from) => inlinePolicies(from.GroupPolicyList)),
          ManagedPolicyARNs: partOf(details, (from) => from.AttachedManagedPolicies?.map((p) => p.PolicyArn)),
          Users: members && users && (members.get(g.GroupName) ?? []).flatMap((id) => users.get(id) ?? []),
        },
      };
    },
  });
