import type { SetupCheck } from './finding.ts';

/** What people call the steps on the way of events. */
export const checkNames: Readonly<Record<SetupCheck, string>> = {
  queue: 'Queue',
  queueKey: 'Key of the queue',
  deadLetters: 'Dead letters',
  account: 'Scan role',
  trail: 'Trail',
  stack: 'Stack of the StackSet',
  topic: 'Topic',
  oldTopic: 'Older topic',
  topicPolicy: 'Policy of the topic',
  topicKey: 'Key of the topic',
  subscription: 'Subscription',
  queuePolicy: 'Policy of the queue',
  changesRule: 'Rule for changes',
  serviceRule: 'Rule for services',
  heartbeatRule: 'Rule for heartbeats',
  heartbeat: 'Heartbeat',
};
