import { fieldsOf, partOf } from './fields.ts';
import { administratorsOf, isAdministrator, listDelegatedAdministrators } from './organizations/service.ts';
import { pantherId } from './place.ts';
import type { OutputOf } from './sdk.ts';
import { list, serviceOf } from './service.ts';

const inspector = serviceOf<typeof import('@aws-sdk/client-inspector2')>({ id: 'inspector2', label: 'Inspector' });

const type = 'AWS.Inspector.Account';
const gone = ['ResourceNotFoundException'];
// Without ids it tells of the account itself.
const getStatus = inspector.op('BatchGetAccountStatus');

type Page = OutputOf<typeof import('@aws-sdk/client-inspector2'), 'BatchGetAccountStatus'>;

function switchedOn(page: Page) {
  return page.accounts?.filter((account) => account.state?.status !== 'DISABLED');
}

/** A region where Inspector is switched on has one. */
export const inspectorAccount = list(getStatus, { items: switchedOn })
  .shared('admins', listDelegatedAdministrators, administratorsOf('inspector2'))
  .detail('configuration', inspector.op('GetConfiguration'), () => ({}), { absent: gone })
  .detail('deepInspection', inspector.op('GetEc2DeepInspectionConfiguration'), () => ({}), { absent: gone })
  .detail(
    'organization',
    inspector.op('DescribeOrganizationConfiguration'),
    (_, d, place) => (isAdministrator(d.admins, place) ? {} : undefined),
    { absent: gone },
  )
  .lookup(getStatus, {
    input: () => ({}),
    items: switchedOn,
  })
  .as({
    type,
    cfn: null,
    label: 'Inspector accounts',
    note: 'One in each region where Inspector is switched on.',
    icon: 'telescope',
    scope: 'regional',
    consolePath: (ref) => `inspector/v2/home?region=${ref.region}#/dashboard`,
    model: (a, d, place) => ({
      resourceId: pantherId(place, type),
      name: type,
      // There is nothing that tags could be on.
      tags: {},
      attributes: {
        ...fieldsOf(a, ['resourceState', 'state']),
        ...fieldsOf(d.configuration, ['ec2Configuration', 'ecrConfiguration']),
        deepInspection: partOf(d.deepInspection, (output) =>
          fieldsOf(output, ['errorMessage', 'orgPackagePaths', 'packagePaths', 'status']),
        ),
        // Undefined where it is not known whether the account may ask.
        organizationConfiguration:
          d.admins === undefined
            ? undefined
            : partOf(d.organization, (output) => fieldsOf(output, ['autoEnable', 'maxAccountLimitReached'])),
      },
    }),
  });
