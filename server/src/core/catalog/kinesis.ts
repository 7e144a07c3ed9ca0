import { fieldsOf, partOf } from './fields.ts';
import { arn, lastPart } from './place.ts';
import { list, serviceOf } from './service.ts';
import { getTaggedResources, tagsAt, tagsOfType } from './tagging.ts';
import type { Place } from './types.ts';

const kinesis = serviceOf<typeof import('@aws-sdk/client-kinesis')>({ id: 'kinesis', label: 'Kinesis' });

const gone = ['ResourceNotFoundException'];
const describeStream = kinesis.op('DescribeStreamSummary');

function streamArn(name: string, place: Place): string {
  return arn(place, 'kinesis', `stream/${name}`);
}

export const stream = list(kinesis.op('ListStreams'), { input: { Limit: 100 }, items: (page) => page.StreamNames })
  .shared('tags', getTaggedResources, tagsOfType('kinesis'))
  .detail('described', describeStream, (name) => ({ StreamName: name }), { absent: gone })
  .detail('policy', kinesis.op('GetResourcePolicy'), (name, _, place) => ({ ResourceARN: streamArn(name, place) }), {
    absent: gone,
  })
  .lookup(describeStream, {
    input: (ref) => ({ StreamName: lastPart(ref) }),
    items: (page) => page.StreamDescriptionSummary && [page.StreamDescriptionSummary.StreamName ?? ''],
    gone,
  })
  .as({
    type: 'AWS.Kinesis.Stream',
    cfn: 'AWS::Kinesis::Stream',
    label: 'Kinesis streams',
    icon: 'pulse',
    scope: 'regional',
    // Streams on demand are scaled by AWS.
    volatile: ['OpenShardCount', 'WarmThroughput.CurrentMiBps'],
    consolePath: (ref) => `kinesis/home?region=${ref.region}#/streams/details/${lastPart(ref)}/monitoring`,
    model: (name, d, place) => {
      if (d.described === null) return undefined;
      const described = partOf(d.described, (output) => output.StreamDescriptionSummary);
      const resourceId = streamArn(name, place);
      return {
        resourceId,
        arn: resourceId,
        id: described?.StreamId,
        name,
        tags: tagsAt(d.tags, resourceId),
        timeCreated: described?.StreamCreationTimestamp,
        attributes: {
          ...fieldsOf(described, [
            'ConsumerCount',
            'EncryptionType',
            'EnhancedMonitoring',
            'KeyId',
            'MaxRecordSizeInKiB',
            'OpenShardCount',
            'RetentionPeriodHours',
            'StreamModeDetails',
            'StreamStatus',
            'WarmThroughput',
          ]),
          // A stream without a policy has an empty one.
          Policy: partOf(d.policy, ({ Policy }) => (Policy === '' || Policy === '{}' ? null : Policy)),
        },
      };
    },
  });
