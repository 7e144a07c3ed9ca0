import { fieldsOf, partOf } from './fields.ts';
import { administratorsOf, isAdministrator, listDelegatedAdministrators } from './organizations/service.ts';
import { pantherId } from './place.ts';
import type { OutputOf } from './sdk.ts';
import { list, serviceOf } from './service.ts';

const macie = serviceOf<typeof import('@aws-sdk/client-macie2')>({ id: 'macie2', label: 'Macie' });

const type = 'AWS.Macie.Session';

/** Macie refuses in the same way whom it does not know and whom IAM does not let in. */
const notEnabled = [{ code: 'AccessDeniedException', says: 'Macie is not enabled' }];
const none = [...notEnabled, 'ResourceNotFoundException'];

const getSession = macie.op('GetMacieSession');

function sessionOf(page: OutputOf<typeof import('@aws-sdk/client-macie2'), 'GetMacieSession'>) {
  return page.status === undefined ? undefined : [page];
}

/** A region where Macie is switched on has one. */
export const macieSession = list(getSession, { items: sessionOf, absent: notEnabled })
  .shared('admins', listDelegatedAdministrators, administratorsOf('macie'))
  .detail('administrator', macie.op('GetAdministratorAccount'), () => ({}), { absent: none })
  .detail('export', macie.op('GetClassificationExportConfiguration'), () => ({}), { absent: none })
  .detail('publication', macie.op('GetFindingsPublicationConfiguration'), () => ({}), { absent: none })
  .detail('reveal', macie.op('GetRevealConfiguration'), () => ({}), { absent: none })
  .detail(
    'organization',
    macie.op('DescribeOrganizationConfiguration'),
    (_, d, place) => (isAdministrator(d.admins, place) ? {} : undefined),
    { absent: none },
  )
  .next()
  // The account that administers a member decides about its buckets; the member itself may not ask.
  .detail(
    'discovery',
    macie.op('GetAutomatedDiscoveryConfiguration'),
    (_, d) => (d.administrator?.administrator?.relationshipStatus === 'Enabled' ? undefined : {}),
    { absent: none },
  )
  .lookup(getSession, { input: () => ({}), items: sessionOf, gone: notEnabled })
  .as({
    type,
    cfn: 'AWS::Macie::Session',
    label: 'Macie sessions',
    note: 'One in each region where Macie is switched on.',
    icon: 'eye',
    scope: 'regional',
    consolePath: (ref) => `macie/home?region=${ref.region}#summary`,
    model: (session, d, place) => ({
      resourceId: pantherId(place, type),
      name: type,
      // Sessions cannot have tags.
      tags: {},
      timeCreated: session.createdAt,
      attributes: {
        ...fieldsOf(session, ['findingPublishingFrequency', 'serviceRole', 'status', 'updatedAt']),
        ...fieldsOf(d.administrator, ['administrator']),
        ...fieldsOf(d.publication, ['securityHubConfiguration']),
        automatedDiscovery: partOf(d.discovery, (output) =>
          fieldsOf(output, [
            'autoEnableOrganizationMembers',
            'classificationScopeId',
            'disabledAt',
            'firstEnabledAt',
            'lastUpdatedAt',
            'sensitivityInspectionTemplateId',
            'status',
          ]),
        ),
        classificationExport: partOf(d.export, (output) => output.configuration),
        // Undefined where it is not known whether the account may ask.
        organizationConfiguration:
          d.admins === undefined
            ? undefined
            : partOf(d.organization, (output) => fieldsOf(output, ['autoEnable', 'maxAccountLimitReached'])),
        revealConfiguration: partOf(d.reveal, (output) =>
          fieldsOf(output, ['configuration', 'retrievalConfiguration']),
        ),
      },
    }),
  });
