import type { PartResult } from '../entry.ts';
import { fieldsOf, listedIn, outputsOf, partOf, required, sortedBy } from '../fields.ts';
import { iam } from '../iam/service.ts';
import type { OutputOf } from '../sdk.ts';
import { list } from '../service.ts';
import { listDelegatedAdministrators, noOrganization, notAdministrator, organizations, pageSize } from './service.ts';

const describeOrganization = organizations.op('DescribeOrganization');

type Sdk = typeof import('@aws-sdk/client-organizations');
type Admin = NonNullable<OutputOf<Sdk, 'ListDelegatedAdministrators'>['DelegatedAdministrators']>[number];
type Services = OutputOf<Sdk, 'ListDelegatedServicesForAccount'>;

function withServices(parts: readonly PartResult<Admin, readonly Services[]>[]): readonly object[] | undefined {
  const admins = outputsOf(parts) && parts.flatMap(({ of, output }) => (output ? [{ of, output }] : []));
  // What else AWS tells of the account is in the account.
  return (
    admins &&
    sortedBy(admins, ({ of }) => of.Id).map(({ of, output }) => ({
      ...fieldsOf(of, ['DelegationEnabledDate', 'Id']),
      DelegatedServices: sortedBy(
        listedIn(output, (page) => page.DelegatedServices),
        (service) => service.ServicePrincipal,
      ),
    }))
  );
}

/** What iam:ListOrganizationsFeatures answers where there can be none. */
const noRootFeatures = [
  'AccountNotManagementOrDelegatedAdministratorException',
  'OrganizationNotFoundException',
  'OrganizationNotInAllFeaturesModeException',
  'ServiceAccessNotEnabledException',
];

/** Every member account has it. What a member account is not told is null there; what there is none of is an empty list. */
export const organization = list(describeOrganization, {
  items: (page) => page.Organization && [page.Organization],
  absent: noOrganization,
})
  .pages('admins', listDelegatedAdministrators, () => ({ MaxResults: pageSize }), { absent: notAdministrator })
  .next()
  // The first call has told whether the account may ask the others.
  .eachPages('services', organizations.op('ListDelegatedServicesForAccount'), {
    of: (_, d) => d.admins?.flatMap((page) => page.DelegatedAdministrators ?? []),
    input: (admin) => ({ AccountId: admin.Id, MaxResults: pageSize }),
    absent: ['AccountNotFoundException', 'AccountNotRegisteredException'],
  })
  .pages(
    'access',
    organizations.op('ListAWSServiceAccessForOrganization'),
    (_, d) => (d.admins === null ? undefined : { MaxResults: pageSize }),
    { absent: notAdministrator },
  )
  .pages('roots', organizations.op('ListRoots'), (_, d) => (d.admins === null ? undefined : { MaxResults: pageSize }), {
    absent: notAdministrator,
  })
  .detail('policy', organizations.op('DescribeResourcePolicy'), (_, d) => (d.admins === null ? undefined : {}), {
    absent: [...notAdministrator, 'ResourcePolicyNotFoundException'],
  })
  .detail('rootFeatures', iam.op('ListOrganizationsFeatures'), (_, d) => (d.admins === null ? undefined : {}), {
    absent: noRootFeatures,
  })
  .lookup(describeOrganization, {
    input: () => ({}),
    items: (page) => page.Organization && [page.Organization],
    gone: ['AWSOrganizationsNotInUseException'],
  })
  .as({
    type: 'AWS.Organizations.Organization',
    cfn: 'AWS::Organizations::Organization',
    label: 'Organizations',
    note: 'A member account is told what the organization is; the rest is null there.',
    icon: 'type-hierarchy',
    scope: 'global',
    consolePath: () => 'organizations/v2/home/dashboard',
    model: (o, d) => {
      const organizationArn = required(o.Arn, 'Arn');
      const { admins, services } = d;
      return {
        resourceId: organizationArn,
        arn: organizationArn,
        id: o.Id,
        // Organizations cannot have tags; their roots can.
        tags: {},
        attributes: {
          ...fieldsOf(o, ['FeatureSet', 'MasterAccountArn', 'MasterAccountEmail', 'MasterAccountId']),
          DelegatedAdministrators: admins && services && withServices(services),
          EnabledRootFeatures: partOf(d.rootFeatures, (output) => output.EnabledFeatures ?? []),
          EnabledServicePrincipals: partOf(d.access, (pages) =>
            sortedBy(
              listedIn(pages, (page) => page.EnabledServicePrincipals),
              (service) => service.ServicePrincipal,
            ),
          ),
          ResourcePolicy: partOf(d.policy, (output) => output.ResourcePolicy?.Content),
          Roots: partOf(d.roots, (pages) =>
            listedIn(pages, (page) => page.Roots).map((root) => ({
              ...root,
              PolicyTypes: sortedBy(root.PolicyTypes ?? [], (policyType) => policyType.Type),
            })),
          ),
        },
      };
    },
  });
