import { fieldsOf, partOf, required } from '../fields.ts';
import { lastPart } from '../place.ts';
import { list } from '../service.ts';
import { getTaggedResources, tagsAt, tagsOfType } from '../tagging.ts';
import { gone, pageSize, sagemaker } from './service.ts';

const describeEndpoint = sagemaker.op('DescribeEndpoint');

export const sagemakerEndpoint = list(sagemaker.op('ListEndpoints'), {
  input: { MaxResults: pageSize },
  items: (page) => page.Endpoints,
})
  .shared('tags', getTaggedResources, tagsOfType('sagemaker:endpoint'))
  .detail('described', describeEndpoint, (e) => ({ EndpointName: e.EndpointName }), { absent: gone })
  .next()
  // The endpoint itself does not tell its keys, its network and its models.
  .detail(
    'config',
    sagemaker.op('DescribeEndpointConfig'),
    (_, d) => (d.described?.EndpointConfigName ? { EndpointConfigName: d.described.EndpointConfigName } : undefined),
    { absent: gone },
  )
  .lookup(describeEndpoint, {
    input: (ref) => ({ EndpointName: lastPart(ref) }),
    items: (page) => (page.EndpointArn === undefined ? undefined : [page]),
    gone,
  })
  .as({
    type: 'AWS.SageMaker.Endpoint',
    cfn: 'AWS::SageMaker::Endpoint',
    label: 'SageMaker endpoints',
    icon: 'broadcast',
    scope: 'regional',
    // Scaling sets the number of instances.
    volatile: [
      'LastModifiedTime',
      'ProductionVariants.*.CurrentInstanceCount',
      'ProductionVariants.*.DesiredInstanceCount',
    ],
    consolePath: (ref) => `sagemaker/home?region=${ref.region}#/endpoints/${encodeURIComponent(lastPart(ref))}`,
    model: (e, d) => {
      if (d.described === null) return undefined;
      const endpointArn = required(e.EndpointArn, 'EndpointArn');
      return {
        resourceId: endpointArn,
        arn: endpointArn,
        name: e.EndpointName,
        tags: tagsAt(d.tags, endpointArn),
        timeCreated: e.CreationTime,
        attributes: {
          ...fieldsOf(e, ['EndpointStatus', 'LastModifiedTime']),
          ...fieldsOf(d.described, [
            'AsyncInferenceConfig',
            'DataCaptureConfig',
            'EndpointConfigName',
            'FailureReason',
            'ProductionVariants',
            'ShadowProductionVariants',
          ]),
          EndpointConfig: d.described && configOf(d.config),
        },
      };
    },
  });

interface Config {
  readonly EnableNetworkIsolation?: unknown;
  readonly EndpointConfigArn?: unknown;
  readonly ExecutionRoleArn?: unknown;
  readonly KmsKeyId?: unknown;
  readonly ProductionVariants?: unknown;
  readonly ShadowProductionVariants?: unknown;
  readonly VpcConfig?: unknown;
}

/** What the configuration tells beyond the endpoint. */
function configOf(config: Config | null | undefined) {
  return partOf(config, (output) =>
    fieldsOf(output, [
      'EnableNetworkIsolation',
      'EndpointConfigArn',
      'ExecutionRoleArn',
      'KmsKeyId',
      'ProductionVariants',
      'ShadowProductionVariants',
      'VpcConfig',
    ]),
  );
}
