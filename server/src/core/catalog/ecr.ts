import { fieldsOf, listedIn, required } from './fields.ts';
import { list, serviceOf } from './service.ts';
import { getTaggedResources, tagsAt, tagsOfType } from './tagging.ts';
import type { ResourceRef } from './types.ts';

const ecr = serviceOf<typeof import('@aws-sdk/client-ecr')>({ id: 'ecr', label: 'ECR' });

const gone = ['RepositoryNotFoundException'];
const describeRepositories = ecr.op('DescribeRepositories');

/** A name may have slashes. */
function nameOf(ref: ResourceRef): string {
  return ref.resourceId.split(':repository/')[1] ?? '';
}

export const repository = list(describeRepositories, {
  input: { maxResults: 1000 },
  items: (page) => page.repositories,
})
  .shared('tags', getTaggedResources, tagsOfType('ecr:repository'))
  // How the registry scans it: what the repository itself says is the older way, which the registry's rules overrule.
  .batch('scanning', ecr.op('BatchGetRepositoryScanningConfiguration'), {
    size: 25,
    input: (repositories) => ({ repositoryNames: repositories.map((of) => of.repositoryName ?? '') }),
    pick: (output, { repositoryName }) =>
      listedIn([output], (of) => of.scanningConfigurations).find((of) => of.repositoryName === repositoryName),
    absent: gone,
  })
  .detail('policy', ecr.op('GetRepositoryPolicy'), (r) => ({ repositoryName: r.repositoryName }), {
    absent: [...gone, 'RepositoryPolicyNotFoundException'],
  })
  .detail('lifecycle', ecr.op('GetLifecyclePolicy'), (r) => ({ repositoryName: r.repositoryName }), {
    absent: [...gone, 'LifecyclePolicyNotFoundException'],
  })
  .lookup(describeRepositories, {
    input: (ref) => ({ repositoryNames: [nameOf(ref)] }),
    items: (page) => page.repositories,
    gone,
  })
  .as({
    type: 'AWS.ECR.Repository',
    cfn: 'AWS::ECR::Repository',
    label: 'ECR repositories',
    icon: 'package',
    scope: 'regional',
    consolePath: (ref) =>
      `ecr/repositories/private/${ref.accountId}/${encodeURIComponent(nameOf(ref))}?region=${ref.region}`,
    model: (r, d) => {
      const repositoryArn = required(r.repositoryArn, 'repositoryArn');
      return {
        resourceId: repositoryArn,
        arn: repositoryArn,
        name: r.repositoryName,
        tags: tagsAt(d.tags, repositoryArn),
        timeCreated: r.createdAt,
        attributes: {
          ...fieldsOf(r, [
            'encryptionConfiguration',
            'imageScanningConfiguration',
            'imageTagMutability',
            'imageTagMutabilityExclusionFilters',
            'registryId',
            'repositoryUri',
          ]),
          ...fieldsOf(d.scanning, ['appliedScanFilters', 'scanFrequency', 'scanOnPush']),
          ...fieldsOf(d.lifecycle, ['lifecyclePolicyText']),
          ...fieldsOf(d.policy, ['policyText']),
        },
      };
    },
  });
