import type { Region } from '../../../core/accounts/account.ts';
import { eventBridge, sns } from '../../../core/events/queue.ts';
import type { OldTopicFacts } from '../../../core/events/setup/facts.ts';
import { isOldTopic } from '../../../core/events/setup/oldTopics.ts';
import type { Reading } from './reading.ts';

/** @throws AwsFailure */
export async function readOldTopics(
  reading: Reading,
  { queueArn, region }: { readonly queueArn: string; readonly region: Region },
): Promise<readonly OldTopicFacts[]> {
  const pages = await reading.pages(sns.op('ListTopics'), {}, region);
  const arns = pages.flatMap(({ Topics = [] }) => Topics).map(({ TopicArn = '' }) => TopicArn);
  return Promise.all(
    arns.filter(isOldTopic).map(async (arn) => {
      const [subscriptions, rules] = await Promise.all([
        reading.pages(sns.op('ListSubscriptionsByTopic'), { TopicArn: arn }, region),
        reading.pages(eventBridge.op('ListRuleNamesByTarget'), { TargetArn: arn }, region),
      ]);
      return {
        arn,
        isSubscribed: subscriptions
          .flatMap(({ Subscriptions = [] }) => Subscriptions)
          .some(({ Endpoint, SubscriptionArn = '' }) => Endpoint === queueArn && SubscriptionArn.startsWith('arn:')),
        rules: rules.flatMap(({ RuleNames = [] }) => RuleNames),
      };
    }),
  );
}
