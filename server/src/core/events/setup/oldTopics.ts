/** Topics that older stacks of real time left behind: CloudFormation named them, so that nothing of today finds them. */
import type { Known, OldTopicFacts } from './facts.ts';
import { type Judged, unread, weak } from './finding.ts';

/** `arn:aws:sns:eu-west-1:123456789012:panther-events-PantherEventsTopic-1A2B3C4D5E6F`. */
export function isOldTopic(topicArn: string): boolean {
  return /^[\w-]*-PantherEventsTopic-\w+$/.test(nameOf(topicArn));
}

export function judgeOldTopics(topics: Known<readonly OldTopicFacts[]>, region: string): readonly Judged[] {
  if ('problem' in topics) return [unread('oldTopic', topics.problem)];
  return topics.value.map((topic) => {
    const stack = nameOf(topic.arn).replace(/-PantherEventsTopic-\w+$/, '');
    const hint = `Delete the stack ${stack}, which made it, once the topic of today sends; where the stack is gone, delete the topic.`;
    return weak('oldTopic', textOf(topic), hint, `aws sns delete-topic --topic-arn ${topic.arn} --region ${region}`);
  });
}

function textOf({ arn, isSubscribed, rules }: OldTopicFacts): string {
  const sends = isSubscribed
    ? 'The queue is subscribed to it, so that events come in twice.'
    : 'The queue is not subscribed to it, so that nothing comes of it.';
  const by = rules.length === 0 ? 'No rule sends to it.' : `Rules that send to it: ${rules.join(', ')}.`;
  return `A topic of an older stack is left: ${arn}. ${sends} ${by}`;
}

function nameOf(topicArn: string): string {
  return topicArn.slice(topicArn.lastIndexOf(':') + 1);
}
