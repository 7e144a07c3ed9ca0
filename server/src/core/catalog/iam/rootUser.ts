import { required } from '../fields.ts';
import { arn } from '../place.ts';
import { list } from '../service.ts';
import {
  type CredentialReport,
  generateCredentialReport,
  getCredentialReport,
  parseCredentialReport,
  volatileReportPaths,
} from './credentialReport.ts';
import { listVirtualMfaDevices, virtualMfaDevices, virtualMfaOf } from './virtualMfa.ts';

const rootName = '<root_account>';

function isOfRoot(report: CredentialReport): boolean {
  return report['UserName'] === rootName;
}

/** IAM lists no root user; the credential report has a row for it. */
export const rootUser = list(getCredentialReport, {
  prepare: generateCredentialReport,
  // Every account has one: a report without it was not understood, and is no sign that it is gone.
  items: (page) => [required(parseCredentialReport(page.Content).find(isOfRoot), 'its row in the credential report')],
})
  .shared('mfa', listVirtualMfaDevices, virtualMfaDevices)
  .as({
    type: 'AWS.IAM.RootUser',
    cfn: null,
    label: 'Root users',
    icon: 'star-full',
    scope: 'global',
    volatile: volatileReportPaths,
    consolePath: () => 'iam/home#/security_credentials',
    model: (report, d, place) => {
      const rootArn = arn(place, 'iam', 'root');
      const created = report['UserCreationTime'];
      return {
        resourceId: rootArn,
        arn: rootArn,
        id: d.mfa?.get(rootArn)?.User?.UserId,
        name: rootName,
        tags: {},
        timeCreated: created instanceof Date ? created : undefined,
        attributes: { CredentialReport: report, VirtualMFA: virtualMfaOf(d.mfa, rootArn) },
      };
    },
  });
