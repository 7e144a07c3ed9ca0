import { fieldsOf, required } from '../fields.ts';
import { lastPart } from '../place.ts';
import { list } from '../service.ts';
import { getTaggedResources, tagsAt, tagsOfType } from '../tagging.ts';
import { gone, pageSize, sagemaker } from './service.ts';

const describeModel = sagemaker.op('DescribeModel');

export const sagemakerModel = list(sagemaker.op('ListModels'), {
  input: { MaxResults: pageSize },
  items: (page) => page.Models,
})
  .shared('tags', getTaggedResources, tagsOfType('sagemaker:model'))
  .detail('described', describeModel, (m) => ({ ModelName: m.ModelName }), { absent: gone })
  .lookup(describeModel, {
    input: (ref) => ({ ModelName: lastPart(ref) }),
    items: (page) => (page.ModelArn === undefined ? undefined : [page]),
    gone,
  })
  .as({
    type: 'AWS.SageMaker.Model',
    cfn: 'AWS::SageMaker::Model',
    label: 'SageMaker models',
    icon: 'chip',
    scope: 'regional',
    secrets: ['Containers.*.Environment.*', 'PrimaryContainer.Environment.*'],
    consolePath: (ref) => `sagemaker/home?region=${ref.region}#/models/${encodeURIComponent(lastPart(ref))}`,
    model: (m, d) => {
      if (d.described === null) return undefined;
      const modelArn = required(m.ModelArn, 'ModelArn');
      return {
        resourceId: modelArn,
        arn: modelArn,
        name: m.ModelName,
        tags: tagsAt(d.tags, modelArn),
        timeCreated: m.CreationTime,
        attributes: fieldsOf(d.described, [
          'Containers',
          'EnableNetworkIsolation',
          'ExecutionRoleArn',
          'InferenceExecutionConfig',
          'PrimaryContainer',
          'VpcConfig',
        ]),
      };
    },
  });
