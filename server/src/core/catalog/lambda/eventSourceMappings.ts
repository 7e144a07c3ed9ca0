import { fieldsOf, required } from '../fields.ts';
import { arn, idOf } from '../place.ts';
import { list } from '../service.ts';
import { getTaggedResources, tagsAt, tagsOfType } from '../tagging.ts';
import { gone, lambda } from './service.ts';

export const eventSourceMapping = list(lambda.op('ListEventSourceMappings'), {
  input: { MaxItems: 100 },
  items: (page) => page.EventSourceMappings,
})
  .shared('tags', getTaggedResources, tagsOfType('lambda:event-source-mapping'))
  .lookup(lambda.op('GetEventSourceMapping'), {
    input: (ref) => ({ UUID: idOf(ref) }),
    items: (page) => [page],
    gone,
  })
  .as({
    type: 'AWS.Lambda.EventSourceMapping',
    cfn: 'AWS::Lambda::EventSourceMapping',
    label: 'Lambda event source mappings',
    icon: 'plug',
    scope: 'regional',
    volatile: ['LastProcessingResult'],
    consolePath: (ref) => `lambda/home?region=${ref.region}#/event-source-mappings/${idOf(ref)}`,
    model: (mapping, d, place) => {
      const id = required(mapping.UUID, 'UUID');
      const mappingArn = arn(place, 'lambda', `event-source-mapping:${id}`);
      return {
        resourceId: mappingArn,
        arn: mappingArn,
        id,
        tags: tagsAt(d.tags, mappingArn),
        attributes: fieldsOf(mapping, [
          'AmazonManagedKafkaEventSourceConfig',
          'BatchSize',
          'BisectBatchOnFunctionError',
          'DestinationConfig',
          'DocumentDBEventSourceConfig',
          'EventSourceArn',
          'FilterCriteria',
          'FilterCriteriaError',
          'FunctionArn',
          'FunctionResponseTypes',
          'KMSKeyArn',
          'LastModified',
          'LastProcessingResult',
          'LoggingConfig',
          'MaximumBatchingWindowInSeconds',
          'MaximumRecordAgeInSeconds',
          'MaximumRetryAttempts',
          'MetricsConfig',
          'ParallelizationFactor',
          'ProvisionedPollerConfig',
          'Queues',
          'ScalingConfig',
          'SelfManagedEventSource',
          'SelfManagedKafkaEventSourceConfig',
          'SourceAccessConfigurations',
          'StartingPosition',
          'StartingPositionTimestamp',
          'State',
          'StateTransitionReason',
          'Topics',
          'TumblingWindowInSeconds',
        ]),
      };
    },
  });
