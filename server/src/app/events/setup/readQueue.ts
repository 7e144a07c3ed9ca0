import type { MasterAccount, Region } from '../../../core/accounts/account.ts';
import { EVENTS_QUEUE } from '../../../core/events/names.ts';
import { sqs } from '../../../core/events/queue.ts';
import type { Known, QueueFacts } from '../../../core/events/setup/facts.ts';
import { parsedFields } from '../../../core/events/setup/fields.ts';
import { type Reading, unlessMissing } from './reading.ts';
import { readKey } from './readKey.ts';

const noQueue = /NonExistentQueue|QueueDoesNotExist/;

/** Null: there is none. @throws AwsFailure */
export async function readQueue(reading: Reading, { region }: MasterAccount): Promise<QueueFacts | null> {
  const attributes = await attributesOf(reading, EVENTS_QUEUE, region);
  if (attributes === null) return null;
  const keyId = attributes['KmsMasterKeyId'];
  return {
    arn: attributes['QueueArn'] ?? '',
    policy: attributes['Policy'] ?? null,
    key: keyId === undefined ? null : await reading.known(() => readKey(reading, keyId, region)),
    deadLetterQueue: await readDeadLetterQueue(reading, attributes['RedrivePolicy'], region),
  };
}

async function attributesOf(
  reading: Reading,
  name: string,
  region: Region,
): Promise<Readonly<Partial<Record<string, string>>> | null> {
  return unlessMissing(async () => {
    const { QueueUrl } = await reading.call(sqs.op('GetQueueUrl'), { QueueName: name }, region);
    const asked = { QueueUrl, AttributeNames: ['All' as const] };
    const { Attributes } = await reading.call(sqs.op('GetQueueAttributes'), asked, region);
    return Attributes ?? {};
  }, noQueue);
}

async function readDeadLetterQueue(
  reading: Reading,
  redrivePolicy: string | undefined,
  region: Region,
): Promise<Known<{ readonly arn: string; readonly messages: number }> | null> {
  const arn = redrivePolicy === undefined ? undefined : parsedFields(redrivePolicy)?.['deadLetterTargetArn'];
  if (typeof arn !== 'string') return null;
  const known = await reading.known(() => attributesOf(reading, arn.slice(arn.lastIndexOf(':') + 1), region));
  if ('problem' in known) return known;
  if (known.value === null) return null;
  return { value: { arn, messages: Number(known.value['ApproximateNumberOfMessages'] ?? '0') } };
}
