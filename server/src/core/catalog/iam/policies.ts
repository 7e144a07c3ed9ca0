import { fieldsOf, listedIn, partOf, required } from '../fields.ts';
import { list } from '../service.ts';
import {
  accountDetails,
  type GroupDetail,
  groupDetails,
  policyDetails,
  type RoleDetail,
  roleDetails,
  type UserDetail,
  userDetails,
} from './accountDetails.ts';
import { decodeDocument } from './policyDocument.ts';
import { iam, noSuchEntity } from './service.ts';

/** The principals that each policy is attached to, or limits as their permissions boundary. */
function byPolicy<Detail extends UserDetail | RoleDetail | GroupDetail, Entity>(
  principals: readonly Detail[],
  entityOf: (principal: Detail) => Entity,
): ReadonlyMap<string | undefined, readonly Entity[]> {
  const uses = principals.flatMap((principal) => {
    const attached = (principal.AttachedManagedPolicies ?? []).map((policy) => policy.PolicyArn);
    const boundary = 'PermissionsBoundary' in principal ? principal.PermissionsBoundary?.PermissionsBoundaryArn : null;
    const entity = entityOf(principal);
    return [...new Set([...attached, ...(boundary ? [boundary] : [])])].map((arn) => ({ arn, entity }));
  });
  return new Map([...Map.groupBy(uses, (use) => use.arn)].map(([arn, of]) => [arn, of.map((use) => use.entity)]));
}

export const policy = list(iam.op('ListPolicies'), {
  input: { Scope: 'Local', MaxItems: 1000 },
  items: (page) => page.Policies,
})
  .shared('details', accountDetails, policyDetails)
  // ListEntitiesForPolicy would tell the same, in a call for each policy.
  .shared('groups', accountDetails, {
    input: groupDetails.input,
    index: (pages) =>
      byPolicy(
        listedIn(pages, (page) => page.GroupDetailList),
        ({ GroupId, GroupName }) => ({ GroupId, GroupName }),
      ),
  })
  .shared('roles', accountDetails, {
    input: roleDetails.input,
    index: (pages) =>
      byPolicy(
        listedIn(pages, (page) => page.RoleDetailList),
        ({ RoleId, RoleName }) => ({ RoleId, RoleName }),
      ),
  })
  .shared('users', accountDetails, {
    input: userDetails.input,
    index: (pages) =>
      byPolicy(
        listedIn(pages, (page) => page.UserDetailList),
        ({ UserId, UserName }) => ({ UserId, UserName }),
      ),
  })
  .lookup(iam.op('GetPolicy'), {
    input: (ref) => ({ PolicyArn: ref.resourceId }),
    items: (page) => page.Policy && [page.Policy],
    gone: noSuchEntity,
  })
  .as({
    type: 'AWS.IAM.Policy',
    cfn: 'AWS::IAM::ManagedPolicy',
    label: 'IAM policies',
    icon: 'law',
    scope: 'global',
    consolePath: (ref) => `iam/home#/policies/details/${encodeURIComponent(ref.resourceId)}`,
    model: (p, d) => {
      const policyArn = required(p.Arn, 'Arn');
      // Policies of AWS itself belong to no account.
      if (policyArn.includes(':iam::aws:')) return undefined;
      const details = d.details?.get(policyArn);
      const { groups, roles, users } = d;
      return {
        resourceId: policyArn,
        arn: policyArn,
        id: p.PolicyId,
        name: p.PolicyName,
        timeCreated: p.CreateDate,
        attributes: {
          ...fieldsOf(p, [
            'AttachmentCount',
            'DefaultVersionId',
            'IsAttachable',
            'Path',
            'PermissionsBoundaryUsageCount',
            'UpdateDate',
          ]),
          // ListPolicies leaves the description out.
          ...fieldsOf(details, ['Description']),
          Entities: groups &&
            roles &&
            users && {
              PolicyGroups: groups.get(policyArn) ?? [],
              PolicyRoles: roles.get(policyArn) ?? [],
              PolicyUsers: users.get(policyArn) ?? [],
            },
          PolicyDocument: partOf(details, (from) =>
            decodeDocument(from.PolicyVersionList?.find((version) => version.IsDefaultVersion)?.Document),
          ),
        },
      };
    },
  });
