import { dnsSuffix, partitionOfRegion } from '../regions/partition.ts';
import { fieldsOf, listOrEmpty, partOf, required } from './fields.ts';
import { arn, lastPart } from './place.ts';
import { list, serviceOf } from './service.ts';
import { getTaggedResources, tagsAt, tagsOfType } from './tagging.ts';
import type { ResourceRef } from './types.ts';

const sqs = serviceOf<typeof import('@aws-sdk/client-sqs')>({ id: 'sqs', label: 'SQS' });

/** All attributes in one call. */
function ofQueue(url: string) {
  return { QueueUrl: url, AttributeNames: ['All' as const] };
}

const gone = ['AWS.SimpleQueueService.NonExistentQueue', 'QueueDoesNotExist'];

/** The console knows queues by their URL. */
function queueUrl(ref: ResourceRef): string {
  const host = `sqs.${ref.region}.${dnsSuffix(partitionOfRegion(ref.region))}`;
  return encodeURIComponent(`https://${host}/${ref.accountId}/${lastPart(ref)}`);
}

/** Seconds since 1970, as text. */
function timeOf(seconds: string | null | undefined): Date | undefined {
  return seconds ? new Date(Number(seconds) * 1000) : undefined;
}

export const queue = list(sqs.op('ListQueues'), {
  input: { MaxResults: 1000 },
  items: (page) => listOrEmpty(page, page.QueueUrls),
})
  .shared('tags', getTaggedResources, tagsOfType('sqs'))
  .detail('attributes', sqs.op('GetQueueAttributes'), ofQueue, { absent: gone })
  .lookup(sqs.op('GetQueueUrl'), {
    input: (ref) => ({ QueueName: lastPart(ref) }),
    items: (page) => (page.QueueUrl === undefined ? undefined : [page.QueueUrl]),
    gone,
  })
  .as({
    type: 'AWS.SQS.Queue',
    cfn: 'AWS::SQS::Queue',
    label: 'SQS queues',
    icon: 'inbox',
    scope: 'regional',
    volatile: [
      'ApproximateNumberOfMessages',
      'ApproximateNumberOfMessagesDelayed',
      'ApproximateNumberOfMessagesNotVisible',
    ],
    consolePath: (ref) => `sqs/v3/home?region=${ref.region}#/queues/${queueUrl(ref)}`,
    model: (url, d, place) => {
      if (d.attributes === null) return undefined;
      const name = required(url.split('/').at(-1), 'QueueUrl');
      const attributes = partOf(d.attributes, (output) => output.Attributes);
      const queueArn = attributes?.QueueArn ?? arn(place, 'sqs', name);
      return {
        resourceId: queueArn,
        arn: queueArn,
        name,
        tags: tagsAt(d.tags, queueArn),
        timeCreated: timeOf(attributes?.CreatedTimestamp),
        attributes: {
          ...fieldsOf(attributes, [
            'ApproximateNumberOfMessages',
            'ApproximateNumberOfMessagesDelayed',
            'ApproximateNumberOfMessagesNotVisible',
            'ContentBasedDeduplication',
            'DeduplicationScope',
            'DelaySeconds',
            'FifoQueue',
            'FifoThroughputLimit',
            'KmsDataKeyReusePeriodSeconds',
            'KmsMasterKeyId',
            'LastModifiedTimestamp',
            'MaximumMessageSize',
            'MessageRetentionPeriod',
            'Policy',
            'ReceiveMessageWaitTimeSeconds',
            'RedriveAllowPolicy',
            'RedrivePolicy',
            'SqsManagedSseEnabled',
            'VisibilityTimeout',
          ]),
          QueueUrl: url,
        },
      };
    },
  });
