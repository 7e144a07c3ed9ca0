import type { Region } from '../../../core/accounts/account.ts';
import { eventBridge, sns } from '../../../core/events/queue.ts';
import type { RuleFacts, SubscriptionFacts, TopicFacts } from '../../../core/events/setup/facts.ts';
import { type Reading, unlessMissing } from './reading.ts';
import { readKey } from './readKey.ts';

const noTopic = /^NotFound(?:Exception)?$/;

/** Null: there is none. @throws AwsFailure */
export async function readTopic(
  reading: Reading,
  { topicArn, queueArn, region }: { readonly topicArn: string; readonly queueArn: string; readonly region: Region },
): Promise<TopicFacts | null> {
  const answer = await unlessMissing(
    () => reading.call(sns.op('GetTopicAttributes'), { TopicArn: topicArn }, region),
    noTopic,
  );
  if (answer === null) return null;
  const attributes = answer.Attributes ?? {};
  // What is not set may come as an empty text.
  const keyId = attributes['KmsMasterKeyId'] ?? '';
  const [key, subscription, rules] = await Promise.all([
    keyId === '' ? null : reading.known(() => readKey(reading, keyId, region)),
    reading.known(() => readSubscription(reading, topicArn, queueArn, region)),
    reading.known(() => readRules(reading, topicArn, region)),
  ]);
  return { policy: attributes['Policy'] ?? '', key, subscription, rules };
}

async function readSubscription(
  reading: Reading,
  topicArn: string,
  queueArn: string,
  region: Region,
): Promise<SubscriptionFacts | null> {
  const pages = await reading.pages(sns.op('ListSubscriptionsByTopic'), { TopicArn: topicArn }, region);
  const found = pages
    .flatMap(({ Subscriptions = [] }) => Subscriptions)
    .find(({ Protocol, Endpoint }) => Protocol === 'sqs' && Endpoint === queueArn);
  if (found === undefined) return null;
  const arn = found.SubscriptionArn ?? '';
  // In place of an ARN stands `PendingConfirmation`.
  if (!arn.startsWith('arn:')) return { arn: null, isRaw: false, filterPolicy: null };
  const { Attributes = {} } = await reading.call(sns.op('GetSubscriptionAttributes'), { SubscriptionArn: arn }, region);
  const filter = Attributes['FilterPolicy'] ?? '';
  return {
    arn: Attributes['PendingConfirmation']?.toLowerCase() === 'true' ? null : arn,
    isRaw: Attributes['RawMessageDelivery']?.toLowerCase() === 'true',
    filterPolicy: filter === '' || filter === '{}' ? null : filter,
  };
}

async function readRules(reading: Reading, topicArn: string, region: Region): Promise<readonly RuleFacts[]> {
  const names = await reading.pages(eventBridge.op('ListRuleNamesByTarget'), { TargetArn: topicArn }, region);
  return Promise.all(
    names
      .flatMap(({ RuleNames = [] }) => RuleNames)
      .map(async (name) => {
        const rule = await reading.call(eventBridge.op('DescribeRule'), { Name: name }, region);
        return {
          name,
          isEnabled: rule.State !== 'DISABLED',
          pattern: rule.EventPattern ?? null,
          schedule: rule.ScheduleExpression ?? null,
          // What a schedule sends is the template's own text.
          sendsWhole:
            rule.EventPattern === undefined
              ? { value: true }
              : await reading.known(() => sendsWhole(reading, name, topicArn, region)),
        };
      }),
  );
}

/** Of several targets that send to the topic one is enough. */
async function sendsWhole(reading: Reading, rule: string, topicArn: string, region: Region): Promise<boolean> {
  const pages = await reading.pages(eventBridge.op('ListTargetsByRule'), { Rule: rule }, region);
  return pages
    .flatMap(({ Targets = [] }) => Targets)
    .some(
      ({ Arn, Input, InputPath, InputTransformer }) =>
        Arn === topicArn && Input === undefined && InputTransformer === undefined && (InputPath ?? '$') === '$',
    );
}
