import { fieldsOf, listedIn, partOf, required, sortedBy, tagsOfPages } from '../fields.ts';
import { administratorsOf, isAdministrator, listDelegatedAdministrators } from '../organizations/service.ts';
import { lastPartOf } from '../place.ts';
import { parents } from '../service.ts';
import type { ResourceRef } from '../types.ts';
import {
  gone,
  instanceInConsole,
  listInstances,
  otherInstances,
  ownInstances,
  pageSize,
  ssoAdmin,
  visibleInstances,
} from './service.ts';

const listPermissionSets = ssoAdmin.op('ListPermissionSets');
const describePermissionSet = ssoAdmin.op('DescribePermissionSet');

interface Item {
  readonly InstanceArn: string | undefined;
  readonly PermissionSetArn: string;
}

function setsOf(instance: { readonly InstanceArn?: string | undefined }) {
  return { InstanceArn: instance.InstanceArn, MaxResults: pageSize };
}

function itemsOf(
  page: { readonly PermissionSets?: readonly string[] | undefined },
  input: { readonly InstanceArn: string | undefined },
): readonly Item[] | undefined {
  return page.PermissionSets?.map((PermissionSetArn) => ({ InstanceArn: input.InstanceArn, PermissionSetArn }));
}

/** `arn:...:sso:::permissionSet/ssoins-1/ps-1` is a set of `arn:...:sso:::instance/ssoins-1`. */
function fromRef({ resourceId }: ResourceRef): Item {
  const [before = '', instance = ''] = resourceId.split('/');
  return { InstanceArn: `${before.replace('permissionSet', 'instance')}/${instance}`, PermissionSetArn: resourceId };
}

/** Instances of a single account, outside of any organization, are for applications only. */
const noPermissionSets = { code: 'ValidationException', says: 'not supported for' };

const ofSet = ({ InstanceArn, PermissionSetArn }: Item) => ({ InstanceArn, PermissionSetArn });
const pagesOfSet = (item: Item) => ({ ...ofSet(item), MaxResults: pageSize });

/**
 * Who has a set in which account is not read: it takes a call for each set in each account, many thousands in a large
 * organization, and names users by ids that only their identity store can tell. The accounts that a set is in are.
 */
export const permissionSet = parents('instances', listInstances, visibleInstances)
  .list(listPermissionSets, {
    inputs: (d, place) => ownInstances(d.instances, place).map(setsOf),
    items: itemsOf,
    absent: [...gone, noPermissionSets],
  })
  .shared('admins', listDelegatedAdministrators, administratorsOf('sso'))
  .also(listPermissionSets, {
    needs: ['instances', 'admins'],
    inputs: (d, place) => (isAdministrator(d.admins, place) ? otherInstances(d.instances, place).map(setsOf) : []),
    items: itemsOf,
    absent: [...gone, noPermissionSets],
  })
  .detail('described', describePermissionSet, ofSet, { absent: gone })
  .pages('managed', ssoAdmin.op('ListManagedPoliciesInPermissionSet'), pagesOfSet, { absent: gone })
  .pages('customer', ssoAdmin.op('ListCustomerManagedPolicyReferencesInPermissionSet'), pagesOfSet, { absent: gone })
  .detail('inline', ssoAdmin.op('GetInlinePolicyForPermissionSet'), ofSet, { absent: gone })
  .detail('boundary', ssoAdmin.op('GetPermissionsBoundaryForPermissionSet'), ofSet, { absent: gone })
  .pages('accounts', ssoAdmin.op('ListAccountsForProvisionedPermissionSet'), pagesOfSet, { absent: gone })
  .pages(
    'tags',
    ssoAdmin.op('ListTagsForResource'),
    ({ InstanceArn, PermissionSetArn }) => ({ InstanceArn, ResourceArn: PermissionSetArn }),
    { absent: gone },
  )
  .lookup(describePermissionSet, {
    input: (ref) => ofSet(fromRef(ref)),
    items: (page, ref) => page.PermissionSet && [fromRef(ref)],
    gone,
  })
  .as({
    type: 'AWS.SSO.PermissionSet',
    cfn: 'AWS::SSO::PermissionSet',
    label: 'Permission sets',
    note: 'With the accounts that they are in, without the people: that would be a call for each set in each account.',
    icon: 'checklist',
    scope: 'regional',
    consolePath: (ref) => {
      const [, instance = '', id = ''] = ref.resourceId.split('/');
      const at = `#/instances/${instanceInConsole(instance)}/permission-sets/details/${id}`;
      return `singlesignon/home?region=${ref.region}${at}`;
    },
    model: ({ InstanceArn, PermissionSetArn }, d) => {
      if (d.described === null) return undefined;
      const setArn = required(PermissionSetArn, 'PermissionSetArn');
      const set = partOf(d.described, (output) => output.PermissionSet);
      return {
        resourceId: setArn,
        arn: setArn,
        id: lastPartOf(setArn),
        name: set?.Name,
        tags: tagsOfPages(d.tags),
        timeCreated: set?.CreatedDate,
        attributes: {
          ...fieldsOf(set, ['Description', 'RelayState', 'SessionDuration']),
          ...fieldsOf(d.boundary, ['PermissionsBoundary']),
          AccountIds: partOf(d.accounts, (pages) => listedIn(pages, (page) => page.AccountIds).toSorted()),
          AttachedManagedPolicies: partOf(d.managed, (pages) =>
            listedIn(pages, (page) => page.AttachedManagedPolicies),
          ),
          CustomerManagedPolicyReferences: partOf(d.customer, (pages) =>
            sortedBy(
              listedIn(pages, (page) => page.CustomerManagedPolicyReferences),
              ({ Name, Path }) => `${Path}${Name}`,
            ),
          ),
          // Where there is none, AWS sends an empty text.
          InlinePolicy: partOf(d.inline, (output) => output.InlinePolicy || null),
          InstanceArn,
        },
      };
    },
  });
