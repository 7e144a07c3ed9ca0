import { fieldsOf, listedIn, partOf, required } from './fields.ts';
import { list, parents, serviceOf } from './service.ts';
import { getTaggedResources, tagsAt, tagsOfType } from './tagging.ts';

const sns = serviceOf<typeof import('@aws-sdk/client-sns')>({ id: 'sns', label: 'SNS' });

const gone = ['NotFound', 'NotFoundException'];
const listTopics = sns.op('ListTopics');
const getTopicAttributes = sns.op('GetTopicAttributes');

/** Where a topic's deliveries are logged, if they are. */
const deliveryLogging = ['Application', 'Firehose', 'HTTP', 'Lambda', 'SQS'].flatMap((protocol) => [
  `${protocol}FailureFeedbackRoleArn`,
  `${protocol}SuccessFeedbackRoleArn`,
  `${protocol}SuccessFeedbackSampleRate`,
]);

export const topic = list(listTopics, { items: (page) => page.Topics })
  .shared('tags', getTaggedResources, tagsOfType('sns'))
  .detail('attributes', getTopicAttributes, (t) => ({ TopicArn: t.TopicArn }), { absent: gone })
  .lookup(getTopicAttributes, {
    input: (ref) => ({ TopicArn: ref.resourceId }),
    items: (page) => page.Attributes && [{ TopicArn: page.Attributes['TopicArn'] }],
    gone,
  })
  .as({
    type: 'AWS.SNS.Topic',
    cfn: 'AWS::SNS::Topic',
    label: 'SNS topics',
    icon: 'broadcast',
    scope: 'regional',
    volatile: ['SubscriptionsConfirmed', 'SubscriptionsDeleted', 'SubscriptionsPending'],
    consolePath: (ref) => `sns/v3/home?region=${ref.region}#/topic/${ref.resourceId}`,
    model: (t, d) => {
      if (d.attributes === null) return undefined;
      const topicArn = required(t.TopicArn, 'TopicArn');
      const attributes = partOf(d.attributes, (output) => output.Attributes);
      return {
        resourceId: topicArn,
        arn: topicArn,
        name: topicArn.split(':').at(-1),
        tags: tagsAt(d.tags, topicArn),
        attributes: fieldsOf(attributes, [
          ...deliveryLogging,
          'ArchivePolicy',
          'BeginningArchiveTime',
          'ContentBasedDeduplication',
          'DeliveryPolicy',
          'DisplayName',
          'EffectiveDeliveryPolicy',
          'FifoThroughputScope',
          'FifoTopic',
          'KmsMasterKeyId',
          'MaximumMessageSize',
          'Owner',
          'Policy',
          'SignatureVersion',
          'SubscriptionsConfirmed',
          'SubscriptionsDeleted',
          'SubscriptionsPending',
          'TracingConfig',
        ]),
      };
    },
  });

// Of a topic, to see who else listens to it; then the account's own ones, which may be to topics of others.
export const subscription = parents('topics', listTopics, {
  index: (pages) => listedIn(pages, (page) => page.Topics).flatMap((of) => of.TopicArn ?? []),
})
  .list(sns.op('ListSubscriptionsByTopic'), {
    inputs: (d) => d.topics.map((TopicArn) => ({ TopicArn })),
    items: (page) => page.Subscriptions,
    absent: gone,
  })
  .also(sns.op('ListSubscriptions'), { needs: [], inputs: () => [{}], items: (page) => page.Subscriptions })
  .lookup(sns.op('GetSubscriptionAttributes'), {
    input: (ref) => ({ SubscriptionArn: ref.resourceId }),
    items: (page) => page.Attributes && [page.Attributes],
    gone,
  })
  .as({
    type: 'AWS.SNS.Subscription',
    cfn: 'AWS::SNS::Subscription',
    label: 'SNS subscriptions',
    icon: 'mail',
    scope: 'regional',
    // Web hooks have their token in the URL.
    secrets: [{ at: 'Endpoint', keep: 'origin' }],
    consolePath: (ref) => `sns/v3/home?region=${ref.region}#/subscription/${ref.resourceId}`,
    model: (s) => {
      const subscriptionArn = required(s.SubscriptionArn, 'SubscriptionArn');
      // `PendingConfirmation` and `Deleted` have no ARN.
      if (!subscriptionArn.startsWith('arn:')) return undefined;
      const [topicName, id] = subscriptionArn.split(':').slice(-2);
      return {
        resourceId: subscriptionArn,
        arn: subscriptionArn,
        id,
        name: `${topicName} (${s.Protocol})`,
        tags: {},
        attributes: fieldsOf(s, ['Endpoint', 'Owner', 'Protocol', 'TopicArn']),
      };
    },
  });
