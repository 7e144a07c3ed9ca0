import { fieldsOf, required } from '../fields.ts';
import { lastPart } from '../place.ts';
import { list } from '../service.ts';
import { getTaggedResources, tagsAt, tagsOfType } from '../tagging.ts';
import { gone, pageSize, sagemaker } from './service.ts';

const describeDomain = sagemaker.op('DescribeDomain');

export const sagemakerDomain = list(sagemaker.op('ListDomains'), {
  input: { MaxResults: pageSize },
  items: (page) => page.Domains,
})
  .shared('tags', getTaggedResources, tagsOfType('sagemaker:domain'))
  .detail('described', describeDomain, (m) => ({ DomainId: m.DomainId }), { absent: gone })
  .lookup(describeDomain, {
    input: (ref) => ({ DomainId: lastPart(ref) }),
    items: (page) => (page.DomainArn === undefined ? undefined : [page]),
    gone,
  })
  .as({
    type: 'AWS.SageMaker.Domain',
    cfn: 'AWS::SageMaker::Domain',
    label: 'SageMaker domains',
    icon: 'beaker',
    scope: 'regional',
    consolePath: (ref) => `sagemaker/home?region=${ref.region}#/studio/${encodeURIComponent(lastPart(ref))}`,
    model: (m, d) => {
      if (d.described === null) return undefined;
      const domainArn = required(m.DomainArn, 'DomainArn');
      return {
        resourceId: domainArn,
        arn: domainArn,
        id: m.DomainId,
        name: m.DomainName,
        tags: tagsAt(d.tags, domainArn),
        timeCreated: m.CreationTime,
        attributes: {
          ...fieldsOf(m, ['LastModifiedTime', 'Status', 'Url']),
          ...fieldsOf(d.described, [
            'AppNetworkAccessType',
            'AppSecurityGroupManagement',
            'AuthMode',
            'DefaultSpaceSettings',
            'DefaultUserSettings',
            'DomainSettings',
            'FailureReason',
            'HomeEfsFileSystemId',
            'KmsKeyId',
            'SecurityGroupIdForDomainBoundary',
            'SingleSignOnApplicationArn',
            'SubnetIds',
            'TagPropagation',
            'VpcId',
          ]),
        },
      };
    },
  });
