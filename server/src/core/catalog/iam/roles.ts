import { fieldsOf, partOf, required, tagsOf } from '../fields.ts';
import { lastPart } from '../place.ts';
import { list } from '../service.ts';
import { accountDetails, roleDetails } from './accountDetails.ts';
import { decodeDocument, inlinePolicies } from './policyDocument.ts';
import { iam, noSuchEntity } from './service.ts';

export const role = list(iam.op('ListRoles'), { input: { MaxItems: 1000 }, items: (page) => page.Roles })
  .shared('details', accountDetails, roleDetails)
  .lookup(iam.op('GetRole'), {
    input: (ref) => ({ RoleName: ref.name ?? lastPart(ref) }),
    items: (page) => page.Role && [page.Role],
    gone: noSuchEntity,
  })
  .as({
    type: 'AWS.IAM.Role',
    cfn: 'AWS::IAM::Role',
    label: 'IAM roles',
    icon: 'account',
    scope: 'global',
    volatile: ['RoleLastUsed'],
    consolePath: (ref) => `iam/home#/roles/details/${encodeURIComponent(lastPart(ref))}`,
    model: (r, d) => {
      const roleArn = required(r.Arn, 'Arn');
      const details = d.details?.get(roleArn);
      return {
        resourceId: roleArn,
        arn: roleArn,
        id: r.RoleId,
        name: r.RoleName,
        tags: details && tagsOf(details.Tags ?? null),
        timeCreated: r.CreateDate,
        attributes: {
          ...fieldsOf(r, ['Description', 'MaxSessionDuration', 'Path']),
          ...fieldsOf(details, ['PermissionsBoundary', 'RoleLastUsed']),
          AssumeRolePolicyDocument: decodeDocument(r.AssumeRolePolicyDocument),
          InlinePolicies: partOf(details, (from) => inlinePolicies(from.RolePolicyList)),
          ManagedPolicyNames: partOf(details, (from) => from.AttachedManagedPolicies?.map((p) => p.PolicyName)),
        },
      };
    },
  });
