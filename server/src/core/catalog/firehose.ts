import { fieldsOf, partOf } from './fields.ts';
import { arn, lastPart } from './place.ts';
import { list, serviceOf } from './service.ts';
import { getTaggedResources, tagsAt, tagsOfType } from './tagging.ts';

const firehose = serviceOf<typeof import('@aws-sdk/client-firehose')>({ id: 'firehose', label: 'Firehose' });

const gone = ['ResourceNotFoundException'];
const describeStream = firehose.op('DescribeDeliveryStream');

const listStreams = firehose.op('ListDeliveryStreams', (page) =>
  page.HasMoreDeliveryStreams ? { ExclusiveStartDeliveryStreamName: page.DeliveryStreamNames?.at(-1) } : undefined,
);

export const deliveryStream = list(listStreams, { input: { Limit: 1000 }, items: (page) => page.DeliveryStreamNames })
  .shared('tags', getTaggedResources, tagsOfType('firehose'))
  .detail('described', describeStream, (name) => ({ DeliveryStreamName: name }), { absent: gone })
  .lookup(describeStream, {
    input: (ref) => ({ DeliveryStreamName: lastPart(ref) }),
    items: (page) => page.DeliveryStreamDescription && [page.DeliveryStreamDescription.DeliveryStreamName ?? ''],
    gone,
  })
  .as({
    type: 'AWS.Firehose.DeliveryStream',
    cfn: 'AWS::KinesisFirehose::DeliveryStream',
    label: 'Firehose streams',
    icon: 'flame',
    scope: 'regional',
    secrets: [
      { at: 'Destinations.*.HttpEndpointDestinationDescription.EndpointConfiguration.Url', keep: 'origin' },
      'Destinations.*.HttpEndpointDestinationDescription.RequestConfiguration.CommonAttributes.*.AttributeValue',
      'Destinations.*.RedshiftDestinationDescription.CopyCommand.CopyOptions',
      'Destinations.*.SplunkDestinationDescription.HECToken',
    ],
    consolePath: (ref) => `firehose/home?region=${ref.region}#/details/${lastPart(ref)}/monitoring`,
    model: (name, d, place) => {
      if (d.described === null) return undefined;
      const described = partOf(d.described, (output) => output.DeliveryStreamDescription);
      const resourceId = described?.DeliveryStreamARN ?? arn(place, 'firehose', `deliverystream/${name}`);
      return {
        resourceId,
        arn: resourceId,
        name,
        tags: tagsAt(d.tags, resourceId),
        timeCreated: described?.CreateTimestamp,
        attributes: fieldsOf(described, [
          'DeliveryStreamEncryptionConfiguration',
          'DeliveryStreamStatus',
          'DeliveryStreamType',
          'Destinations',
          'FailureDescription',
          'LastUpdateTimestamp',
          'Source',
          'VersionId',
        ]),
      };
    },
  });
