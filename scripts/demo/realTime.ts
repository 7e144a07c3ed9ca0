import { GetQueueUrlCommand, PurgeQueueCommand, SQSClient } from '@aws-sdk/client-sqs';
import { EVENTS_QUEUE } from '../../server/src/core/events/names.ts';
import { estateRegions, master } from '../estate/accounts/ids.ts';
import { connectTo } from '../estate/connection.ts';
import { type PantherScanOptions, pantherScan } from './pantherScan.ts';

/**
 * The admin role and the queue in the master account, and the StackSet with its stacks in the first account. The second
 * one has real time on, too, and is left to be added.
 */
export async function setUpRealTime(options: PantherScanOptions, accountId: string): Promise<void> {
  const regions = estateRegions.join(',');
  const agreed = ['--yes', '--capabilities', 'CAPABILITY_NAMED_IAM'];
  const args = ['stackset', 'create', '--account', accountId, '--region', regions, ...agreed];
  await pantherScan([...args, '--profile', master.profile], options);
}

/** Drops what the making of the estate itself has sent. */
export async function dropEvents(endpoint: string): Promise<void> {
  const queues = new SQSClient(await connectTo(endpoint, master.id));
  const { QueueUrl } = await queues.send(new GetQueueUrlCommand({ QueueName: EVENTS_QUEUE }));
  await queues.send(new PurgeQueueCommand({ QueueUrl }));
  queues.destroy();
}
