import { fieldsOf, partOf, required } from '../fields.ts';
import { lastPart } from '../place.ts';
import type { OutputOf } from '../sdk.ts';
import { list } from '../service.ts';
import { getTaggedResources, tagsAt, tagsOfType } from '../tagging.ts';
import { gone, pageSize, sagemaker } from './service.ts';

const describeNotebook = sagemaker.op('DescribeNotebookInstance');

type Listed = NonNullable<
  OutputOf<typeof import('@aws-sdk/client-sagemaker'), 'ListNotebookInstances'>['NotebookInstances']
>[number];

export const sagemakerNotebook = list(sagemaker.op('ListNotebookInstances'), {
  input: { MaxResults: pageSize },
  items: (page): readonly Partial<Listed>[] | undefined => page.NotebookInstances,
})
  .shared('tags', getTaggedResources, tagsOfType('sagemaker:notebook-instance'))
  .detail('described', describeNotebook, (n) => ({ NotebookInstanceName: n.NotebookInstanceName }), { absent: gone })
  .detail(
    'lifecycle',
    sagemaker.op('DescribeNotebookInstanceLifecycleConfig'),
    ({ NotebookInstanceLifecycleConfigName: name }) =>
      name === undefined ? undefined : { NotebookInstanceLifecycleConfigName: name },
    { absent: gone },
  )
  .lookup(describeNotebook, {
    input: (ref) => ({ NotebookInstanceName: lastPart(ref) }),
    items: (page) => (page.NotebookInstanceArn === undefined ? undefined : [page]),
    gone,
  })
  .as({
    type: 'AWS.SageMaker.NotebookInstance',
    cfn: 'AWS::SageMaker::NotebookInstance',
    label: 'SageMaker notebook instances',
    icon: 'notebook',
    scope: 'regional',
    // The scripts run as root, and often fetch or hold keys.
    secrets: ['LifecycleConfig.OnCreate.*.Content', 'LifecycleConfig.OnStart.*.Content'],
    consolePath: (ref) =>
      `sagemaker/home?region=${ref.region}#/notebook-instances/${encodeURIComponent(lastPart(ref))}`,
    model: (n, d) => {
      if (d.described === null) return undefined;
      const notebookArn = required(n.NotebookInstanceArn, 'NotebookInstanceArn');
      return {
        resourceId: notebookArn,
        arn: notebookArn,
        name: n.NotebookInstanceName,
        tags: tagsAt(d.tags, notebookArn),
        timeCreated: n.CreationTime,
        attributes: {
          ...fieldsOf(n, [
            'AdditionalCodeRepositories',
            'DefaultCodeRepository',
            'InstanceType',
            'LastModifiedTime',
            'NotebookInstanceLifecycleConfigName',
            'NotebookInstanceStatus',
            'Url',
          ]),
          ...fieldsOf(d.described, [
            'DirectInternetAccess',
            'FailureReason',
            'InstanceMetadataServiceConfiguration',
            'IpAddressType',
            'KmsKeyId',
            'NetworkInterfaceId',
            'PlatformIdentifier',
            'RoleArn',
            'RootAccess',
            'SecurityGroups',
            'SubnetId',
            'VolumeSizeInGB',
          ]),
          LifecycleConfig: partOf(d.lifecycle, (output) => fieldsOf(output, ['OnCreate', 'OnStart'])),
        },
      };
    },
  });
