import { fieldsOf, partOf, required, tagsOfPages } from '../fields.ts';
import { administratorsOf, isAdministrator, listDelegatedAdministrators } from '../organizations/service.ts';
import { lastPart, lastPartOf } from '../place.ts';
import type { OutputOf } from '../sdk.ts';
import { parents } from '../service.ts';
import {
  gone,
  instanceInConsole,
  listInstances,
  otherInstances,
  ownInstances,
  ssoAdmin,
  visibleInstances,
} from './service.ts';

const describeInstance = ssoAdmin.op('DescribeInstance');

function described(page: OutputOf<typeof import('@aws-sdk/client-sso-admin'), 'DescribeInstance'>) {
  return page.InstanceArn === undefined ? undefined : [page];
}

export const ssoInstance = parents('instances', listInstances, visibleInstances)
  .list(describeInstance, {
    inputs: (d, place) => ownInstances(d.instances, place).map(({ InstanceArn }) => ({ InstanceArn })),
    items: described,
    absent: gone,
  })
  .shared('admins', listDelegatedAdministrators, administratorsOf('sso'))
  .also(describeInstance, {
    needs: ['instances', 'admins'],
    inputs: (d, place) =>
      isAdministrator(d.admins, place)
        ? otherInstances(d.instances, place).map(({ InstanceArn }) => ({ InstanceArn }))
        : [],
    items: described,
    absent: gone,
  })
  .detail(
    'accessControl',
    ssoAdmin.op('DescribeInstanceAccessControlAttributeConfiguration'),
    (i) => ({ InstanceArn: i.InstanceArn }),
    { absent: gone },
  )
  .pages(
    'tags',
    ssoAdmin.op('ListTagsForResource'),
    (i) => ({ InstanceArn: i.InstanceArn, ResourceArn: i.InstanceArn }),
    { absent: gone },
  )
  .lookup(describeInstance, {
    input: (ref) => ({ InstanceArn: ref.resourceId }),
    items: described,
    gone,
  })
  .as({
    type: 'AWS.SSO.Instance',
    cfn: 'AWS::SSO::Instance',
    label: 'Identity Center instances',
    note: "Of the account itself; the organization's where the account administers it.",
    icon: 'person-add',
    scope: 'regional',
    consolePath: (ref) =>
      `singlesignon/home?region=${ref.region}#/instances/${instanceInConsole(lastPart(ref))}/dashboard`,
    model: (i, d) => {
      const instanceArn = required(i.InstanceArn, 'InstanceArn');
      return {
        resourceId: instanceArn,
        arn: instanceArn,
        id: lastPartOf(instanceArn),
        name: i.Name,
        tags: tagsOfPages(d.tags),
        timeCreated: i.CreatedDate,
        attributes: {
          ...fieldsOf(i, [
            'EncryptionConfigurationDetails',
            'IdentityStoreId',
            'OwnerAccountId',
            'PermissionSetsEnabled',
            'PrimaryRegion',
            'Regions',
            'Status',
            'StatusReason',
          ]),
          AccessControlAttributes: partOf(
            d.accessControl,
            (output) => output.InstanceAccessControlAttributeConfiguration?.AccessControlAttributes,
          ),
        },
      };
    },
  });
