/** The topic of an account's region: who may send to it, and how it reaches the queue. */
import { servicePrincipal } from '../../regions/partition.ts';
import type { KeyFacts, Known, SubscriptionFacts, TopicFacts } from './facts.ts';
import { bad, fine, type Judged, unread } from './finding.ts';
import { allows } from './policy.ts';
import { mayUse } from './queue.ts';

export interface TopicPlace {
  readonly topicArn: string;
  readonly queueArn: string;
  readonly region: string;
  /** What deploys the stack that has the topic. */
  readonly deploy: string;
}

const deployHint = 'Deploy the real-time events template there.';
const eventBridge = servicePrincipal('events');

export function judgeTopic(topic: TopicFacts, place: TopicPlace): readonly Judged[] {
  return [
    judgePolicy(topic.policy, place),
    ...(topic.key === null ? [] : [judgeKey(topic.key, place)]),
    judgeSubscription(topic.subscription, place),
  ];
}

/** EventBridge knows no condition in the policy of a topic: a statement with one lets nothing in. */
function judgePolicy(policy: string, { deploy, topicArn }: TopicPlace): Judged {
  const context = { 'aws:SecureTransport': 'true', 'aws:PrincipalIsAWSService': 'true' };
  const verdict = allows(policy, { service: eventBridge, action: 'sns:Publish', resource: topicArn, context });
  if (verdict === 'yes') return fine('topicPolicy', 'EventBridge may send to the topic.');
  const text =
    verdict === 'maybe'
      ? 'The topic’s policy lets EventBridge send under a condition, which EventBridge does not support there.'
      : 'The topic’s policy does not let EventBridge send to it.';
  const hint = `Allow ${eventBridge} sns:Publish in the topic’s policy, without a condition. ${deployHint}`;
  return bad('topicPolicy', text, hint, deploy);
}

function judgeKey(key: Known<KeyFacts>, { deploy }: TopicPlace): Judged {
  if ('problem' in key) return unread('topicKey', key.problem);
  const { isOfAws, state, arn } = key.value;
  if (isOfAws) {
    const text = 'The topic is encrypted with the key that AWS keeps for SNS, which EventBridge may not use.';
    return bad('topicKey', text, `${deployHint} Its topic has a key of its own.`, deploy);
  }
  if (state !== 'Enabled') {
    return bad('topicKey', `The topic’s key cannot be used (${state}): ${arn}`, 'Cancel its deletion or enable it.');
  }
  const verdict = mayUse(key.value, eventBridge);
  if (verdict === 'yes') return fine('topicKey', 'EventBridge may use the topic’s key.');
  const hint = `Allow ${eventBridge} kms:GenerateDataKey and kms:Decrypt in the policy of the key, without a condition. ${deployHint}`;
  return bad('topicKey', `The policy of the topic’s key does not let EventBridge use it: ${arn}`, hint, deploy);
}

function judgeSubscription(subscription: Known<SubscriptionFacts | null>, place: TopicPlace): Judged {
  const { topicArn, queueArn, region, deploy } = place;
  if ('problem' in subscription) return unread('subscription', subscription.problem);
  if (subscription.value === null) {
    const subscribe = `aws sns subscribe --topic-arn ${topicArn} --protocol sqs --notification-endpoint ${queueArn} --attributes RawMessageDelivery=true --region ${region}`;
    return bad('subscription', `The queue is not subscribed to the topic: ${queueArn}`, 'Subscribe it.', subscribe);
  }
  const { arn, isRaw, filterPolicy } = subscription.value;
  if (arn === null) {
    const hint =
      'Let VS Code or `panther-scan events watch` receive for a minute: it answers the topic. Where the question is older than three days, deploy again.';
    return bad('subscription', 'The topic waits for the queue’s consent, and sends nothing.', hint, deploy);
  }
  const set = `aws sns set-subscription-attributes --subscription-arn ${arn} --region ${region} --attribute-name`;
  if (filterPolicy !== null) {
    const command = `${set} FilterPolicy --attribute-value '{}'`;
    return bad('subscription', 'The subscription has a filter, so not every event comes in.', 'Take it away.', command);
  }
  if (!isRaw) {
    return {
      ...fine('subscription', 'The topic sends to the queue, in envelopes; they are read too.'),
      status: 'warning',
      hint: 'Switch raw delivery on: messages are smaller then.',
      command: `${set} RawMessageDelivery --attribute-value true`,
    };
  }
  return fine('subscription', 'The topic sends to the queue.');
}
