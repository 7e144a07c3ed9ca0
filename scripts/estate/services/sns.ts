import { CreateTopicCommand, SNSClient, SubscribeCommand } from '@aws-sdk/client-sns';
import type { Topic } from '../blueprint/messaging.ts';
import { allowPolicy } from '../policies.ts';
import { arn, type Site } from '../site.ts';
import { tagList } from '../tags.ts';

/** After the queues: those that subscribe have to be there. */
export async function seedTopics(site: Site, topics: readonly Topic[]): Promise<void> {
  const sns = new SNSClient(site.connection);
  for (const { name, owner, encrypted, open, subscriptions } of topics) {
    const TopicArn = arn(site, 'sns', name);
    const policy = open ? { Policy: allowPolicy('*', ['sns:Publish', 'sns:Subscribe'], TopicArn) } : {};
    const encryption: Record<string, string> = encrypted ? { KmsMasterKeyId: 'alias/aws/sns' } : {};
    const Attributes = { DisplayName: name, ...policy, ...encryption };
    await sns.send(new CreateTopicCommand({ Name: name, Attributes, Tags: tagList(owner) }));
    for (const { protocol, to } of subscriptions) {
      const Endpoint = protocol === 'sqs' ? arn(site, 'sqs', to) : to;
      await sns.send(new SubscribeCommand({ TopicArn, Protocol: protocol, Endpoint }));
    }
  }
}
