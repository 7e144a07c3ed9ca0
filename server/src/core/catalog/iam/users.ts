import { fieldsOf, listedIn, partOf, required, tagsOf } from '../fields.ts';
import { lastPart } from '../place.ts';
import { list } from '../service.ts';
import { accountDetails, userDetails } from './accountDetails.ts';
import {
  generateCredentialReport,
  getCredentialReport,
  parseCredentialReport,
  volatileReportPaths,
} from './credentialReport.ts';
import { inlinePolicies } from './policyDocument.ts';
import { iam, noSuchEntity } from './service.ts';
import { listVirtualMfaDevices, virtualMfaDevices, virtualMfaOf } from './virtualMfa.ts';

export const user = list(iam.op('ListUsers'), { input: { MaxItems: 1000 }, items: (page) => page.Users })
  .shared('details', accountDetails, userDetails)
  .shared('groups', iam.op('ListGroups'), {
    input: { MaxItems: 1000 },
    index: (pages) => new Map(listedIn(pages, (page) => page.Groups).map((group) => [group.GroupName, group])),
  })
  .shared('reports', getCredentialReport, {
    prepare: generateCredentialReport,
    index: (pages) =>
      new Map(pages.flatMap((page) => parseCredentialReport(page.Content)).map((report) => [report['ARN'], report])),
  })
  .shared('mfa', listVirtualMfaDevices, virtualMfaDevices)
  .lookup(iam.op('GetUser'), {
    input: (ref) => ({ UserName: ref.name ?? lastPart(ref) }),
    items: (page) => page.User && [page.User],
    gone: noSuchEntity,
  })
  .as({
    type: 'AWS.IAM.User',
    cfn: 'AWS::IAM::User',
    label: 'IAM users',
    icon: 'person',
    scope: 'global',
    volatile: ['PasswordLastUsed', ...volatileReportPaths],
    consolePath: (ref) => `iam/home#/users/details/${encodeURIComponent(lastPart(ref))}`,
    model: (u, d) => {
      const userArn = required(u.Arn, 'Arn');
      const details = d.details?.get(userArn);
      const { groups } = d;
      return {
        resourceId: userArn,
        arn: userArn,
        id: u.UserId,
        name: u.UserName,
        tags: details && tagsOf(details.Tags ?? null),
        timeCreated: u.CreateDate,
        attributes: {
          ...fieldsOf(u, ['PasswordLastUsed', 'Path']),
          ...fieldsOf(details, ['PermissionsBoundary']),
          CredentialReport: d.reports?.get(userArn),
          Groups: groups && details && (details.GroupList ?? []).map((name) => groups.get(name) ?? { GroupName: name }),
          InlinePolicies: partOf(details, (from) => inlinePolicies(from.UserPolicyList)),
          ManagedPolicyNames: partOf(details, (from) => from.AttachedManagedPolicies?.map((p) => p.PolicyName)),
          VirtualMFA: virtualMfaOf(d.mfa, userArn),
        },
      };
    },
  });
