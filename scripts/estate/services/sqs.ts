import { CreateQueueCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { Queue } from '../blueprint/messaging.ts';
import { allowPolicy } from '../policies.ts';
import { arn, type Site } from '../site.ts';
import { tagMap } from '../tags.ts';

/** In their order: a queue for dead letters comes before those that use it. */
export async function seedQueues(site: Site, queues: readonly Queue[]): Promise<void> {
  const sqs = new SQSClient(site.connection);
  for (const { name, owner, encrypted, open, deadLetters } of queues) {
    const redrive = { deadLetterTargetArn: arn(site, 'sqs', deadLetters ?? ''), maxReceiveCount: 5 };
    const Attributes: Record<string, string> = {
      MessageRetentionPeriod: '345600',
      SqsManagedSseEnabled: String(encrypted),
      ...(open ? { Policy: allowPolicy('*', ['sqs:SendMessage'], arn(site, 'sqs', name)) } : {}),
      ...(deadLetters ? { RedrivePolicy: JSON.stringify(redrive) } : {}),
    };
    await sqs.send(new CreateQueueCommand({ QueueName: name, Attributes, tags: tagMap(owner) }));
  }
}
