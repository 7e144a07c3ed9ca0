import { fieldsOf, required } from './fields.ts';
import { list, serviceOf } from './service.ts';
import { getTaggedResources, tagsAt, tagsOfType } from './tagging.ts';

const serverless = serviceOf<typeof import('@aws-sdk/client-redshift-serverless')>({
  id: 'redshift-serverless',
  label: 'Redshift Serverless',
});

const listNamespaces = serverless.op('ListNamespaces');
const listWorkgroups = serverless.op('ListWorkgroups');
const pageSize = { maxResults: 100 };

// ARNs have an id in the place of the name, and by anything but its name AWS describes nothing: one is found in the list.

export const redshiftNamespace = list(listNamespaces, { input: pageSize, items: (page) => page.namespaces })
  .shared('tags', getTaggedResources, tagsOfType('redshift-serverless:namespace'))
  .lookup(listNamespaces, {
    input: () => pageSize,
    items: (page, ref) => page.namespaces?.filter(({ namespaceArn }) => namespaceArn === ref.resourceId),
  })
  .as({
    type: 'AWS.RedshiftServerless.Namespace',
    cfn: 'AWS::RedshiftServerless::Namespace',
    label: 'Redshift Serverless namespaces',
    icon: 'symbol-namespace',
    scope: 'regional',
    consolePath: (ref) => `redshiftv2/home?region=${ref.region}#serverless-dashboard`,
    model: (namespace, d) => {
      const namespaceArn = required(namespace.namespaceArn, 'namespaceArn');
      return {
        resourceId: namespaceArn,
        arn: namespaceArn,
        id: namespace.namespaceId,
        name: namespace.namespaceName,
        tags: tagsAt(d.tags, namespaceArn),
        timeCreated: namespace.creationDate,
        attributes: fieldsOf(namespace, [
          'adminPasswordSecretArn',
          'adminPasswordSecretKmsKeyId',
          'adminUsername',
          'catalogArn',
          'dbName',
          'defaultIamRoleArn',
          'iamRoles',
          'kmsKeyId',
          'lakehouseRegistrationStatus',
          'logExports',
          's3TablePublishStatus',
          'status',
        ]),
      };
    },
  });

export const redshiftWorkgroup = list(listWorkgroups, { input: pageSize, items: (page) => page.workgroups })
  .shared('tags', getTaggedResources, tagsOfType('redshift-serverless:workgroup'))
  .lookup(listWorkgroups, {
    input: () => pageSize,
    items: (page, ref) => page.workgroups?.filter(({ workgroupArn }) => workgroupArn === ref.resourceId),
  })
  .as({
    type: 'AWS.RedshiftServerless.Workgroup',
    cfn: 'AWS::RedshiftServerless::Workgroup',
    label: 'Redshift Serverless workgroups',
    icon: 'server-environment',
    scope: 'regional',
    consolePath: (ref) => `redshiftv2/home?region=${ref.region}#serverless-workgroups`,
    model: (workgroup, d) => {
      const workgroupArn = required(workgroup.workgroupArn, 'workgroupArn');
      return {
        resourceId: workgroupArn,
        arn: workgroupArn,
        id: workgroup.workgroupId,
        name: workgroup.workgroupName,
        tags: tagsAt(d.tags, workgroupArn),
        timeCreated: workgroup.creationDate,
        attributes: fieldsOf(workgroup, [
          'baseCapacity',
          'configParameters',
          'crossAccountVpcs',
          'customDomainCertificateArn',
          'customDomainCertificateExpiryTime',
          'customDomainName',
          'endpoint',
          'enhancedVpcRouting',
          'extraComputeForAutomaticOptimization',
          'ipAddressType',
          'maxCapacity',
          'namespaceName',
          'patchVersion',
          'pendingTrackName',
          'port',
          'pricePerformanceTarget',
          'publiclyAccessible',
          'securityGroupIds',
          'status',
          'subnetIds',
          'trackName',
          'workgroupVersion',
        ]),
      };
    },
  });
