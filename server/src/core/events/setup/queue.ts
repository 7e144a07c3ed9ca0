/** The queue of the master account. */
import { servicePrincipal } from '../../regions/partition.ts';
import type { KeyFacts, Known, QueueFacts } from './facts.ts';
import { bad, fine, type Judged, unread, weak } from './finding.ts';
import { allows, type Verdict } from './policy.ts';

const sns = servicePrincipal('sns');
const deployQueue = 'panther-scan template deploy events-queue';

/** @param queue null: there is none */
export function judgeQueue(queue: Known<QueueFacts | null>, region: string): readonly Judged[] {
  if ('problem' in queue) return [{ ...unread('queue', queue.problem), hint: operatorHint }];
  if (queue.value === null) {
    return [
      bad(
        'queue',
        'There is no queue for events.',
        'Deploy the events queue template into the master account.',
        deployQueue,
      ),
    ];
  }
  return [
    fine('queue', 'The queue is there.'),
    judgeKey(queue.value.key),
    judgeDeadLetters(queue.value.deadLetterQueue, region),
  ];
}

const operatorHint =
  'Allow sqs:GetQueueUrl and sqs:GetQueueAttributes, and for a key of your own kms:DescribeKey and kms:GetKeyPolicy, to your own user or role in the master account.';

function judgeKey(key: Known<KeyFacts> | null): Judged {
  if (key === null) return fine('queueKey', 'Topics need no permission on a key to send to it.');
  if ('problem' in key) return { ...unread('queueKey', key.problem), hint: operatorHint };
  const { isOfAws, state, arn } = key.value;
  const own = 'Deploy the events queue template, whose queue is encrypted with a key of SQS’s own.';
  if (isOfAws) {
    return bad(
      'queueKey',
      'The queue is encrypted with the key that AWS keeps for SQS, which SNS may not use.',
      own,
      deployQueue,
    );
  }
  if (state !== 'Enabled')
    return bad('queueKey', `The queue’s key cannot be used (${state}): ${arn}`, `Enable the key. ${own}`);
  const verdict = mayUse(key.value, sns);
  if (verdict === 'yes') return fine('queueKey', 'SNS may use the queue’s key.');
  return bad(
    'queueKey',
    `The policy of the queue’s key does not let SNS use it: ${arn}`,
    `Allow ${sns} kms:GenerateDataKey and kms:Decrypt in the policy of the key. ${own}`,
  );
}

/** Whether a service can encrypt with the key. */
export function mayUse({ arn, policy }: KeyFacts, service: string): Verdict {
  const context = { 'aws:SecureTransport': 'true', 'aws:PrincipalIsAWSService': 'true' };
  const verdicts = ['kms:GenerateDataKey', 'kms:Decrypt'].map((action) =>
    allows(policy, { service, action, resource: arn, context }),
  );
  if (verdicts.includes('no')) return 'no';
  return verdicts.includes('maybe') ? 'maybe' : 'yes';
}

function judgeDeadLetters(queue: QueueFacts['deadLetterQueue'], region: string): Judged {
  if (queue === null) {
    return weak(
      'deadLetters',
      'The queue has no queue for messages that could not be kept: they come again and again.',
      'Deploy the events queue template.',
      deployQueue,
    );
  }
  if ('problem' in queue) return { ...unread('deadLetters', queue.problem), hint: operatorHint };
  const { messages, arn } = queue.value;
  if (messages === 0) return fine('deadLetters', 'No message was given up.');
  return bad(
    'deadLetters',
    `Messages that could not be kept ten times over wait in the dead-letter queue: ${messages}`,
    'Look at `panther-scan events dead` and the log for the reason, mend it, then have them sent again.',
    `aws sqs start-message-move-task --source-arn ${arn} --region ${region}`,
  );
}
