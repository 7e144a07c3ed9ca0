/** One region of an account: from the trail to the heartbeat. */
import type { Region } from '../../accounts/account.ts';
import { servicePrincipal } from '../../regions/partition.ts';
import { isSilent } from '../heartbeat.ts';
import type { PlaceFacts, QueueFacts } from './facts.ts';
import { bad, fine, type Judged, unread } from './finding.ts';
import { judgeOldTopics } from './oldTopics.ts';
import { allows } from './policy.ts';
import { judgeRules } from './rules.ts';
import { snsPrincipal } from './snsPrincipal.ts';
import { judgeStack } from './stack.ts';
import { judgeTopic } from './topic.ts';
import { judgeTrails } from './trail.ts';

export interface Surroundings {
  readonly accountId: string;
  readonly topicArn: string;
  /** What has the global services' events. */
  readonly homeRegion: string;
  readonly queueArn: string;
  /** Null: there is none, or it could not be read; that is told of once. */
  readonly queue: QueueFacts | null;
  /** The account's organization; null: none, or not known. */
  readonly organizationId: string | null;
  readonly sources: readonly string[];
  /** Whether somebody receives now: without, no heartbeat can come in. */
  readonly isReceiving: boolean;
  readonly now: number;
}

const missingHint = 'Deploy the real-time events template there.';

export function judgePlace(facts: PlaceFacts, around: Surroundings): readonly Judged[] {
  const { region, topic } = facts;
  const isHome = region === around.homeRegion;
  const deploy = `panther-scan template deploy real-time-events --account ${around.accountId} --region ${region}`;
  const before = [judgeTrails(facts.trails, isHome), ...judgeStack(facts.stack)];
  if ('problem' in topic) return [...before, unread('topic', topic.problem)];
  const old = judgeOldTopics(facts.oldTopics, region);
  if (topic.value === null) {
    const text = isHome
      ? 'There is no topic here, so nothing comes in of this region, and nothing of IAM and other global services.'
      : 'There is no topic here, so nothing comes in of this region.';
    return [...before, bad('topic', text, missingHint, deploy), ...old];
  }
  const rules = judgeRules(topic.value.rules, { ...around, region, deploy });
  return [
    ...before,
    fine('topic', 'The topic is there.'),
    ...old,
    ...judgeTopic(topic.value, { ...around, region, deploy }),
    ...(around.queue === null ? [] : [judgeQueuePolicy(around.queue, region, around)]),
    ...rules,
    judgeHeartbeat(facts, around),
  ];
}

function judgeQueuePolicy({ arn, policy }: QueueFacts, region: Region, around: Surroundings): Judged {
  const { topicArn, accountId, organizationId } = around;
  const service = snsPrincipal(region, arn.split(':')[3] ?? '');
  const verdict = allows(policy, {
    service,
    action: 'sqs:SendMessage',
    resource: arn,
    context: {
      'aws:PrincipalIsAWSService': 'true',
      'aws:SecureTransport': 'true',
      'aws:SourceArn': topicArn,
      'aws:SourceAccount': accountId,
      ...(organizationId === null ? {} : { 'aws:SourceOrgID': organizationId }),
    },
  });
  const deploy = 'panther-scan template deploy events-queue';
  const hint =
    'Deploy the events queue template again: its policy names the accounts that have real time on. Where somebody changed the policy by hand, it is offered then to write the template’s.';
  if (verdict === 'yes') return fine('queuePolicy', 'The queue lets the topic in.');
  if (verdict === 'no' && service !== servicePrincipal('sns')) {
    return bad(
      'queuePolicy',
      `The queue’s policy does not let in the SNS of this region, which is disabled by default: ${service}`,
      `${hint} It lets this region in by its parameter OptInRegions, which is filled in once a scan has seen the region: ${region}.`,
      deploy,
    );
  }
  if (verdict === 'no')
    return bad('queuePolicy', `The queue’s policy does not let the topic in: ${topicArn}`, hint, deploy);
  const text = 'The queue’s policy lets the topic in under a condition that cannot be judged here.';
  return { ...bad('queuePolicy', text, hint, deploy), status: 'unknown' };
}

function judgeHeartbeat({ heartbeatAt }: PlaceFacts, { isReceiving, now }: Surroundings): Judged {
  if (heartbeatAt !== null && !isSilent(heartbeatAt, now)) {
    return fine('heartbeat', 'A heartbeat came in within the last 12 minutes.');
  }
  if (!isReceiving) {
    const hint = 'Open VS Code, or run `panther-scan events watch` or the daemon, for ten minutes; then check again.';
    return { ...bad('heartbeat', 'Nobody receives, so no heartbeat comes in.', hint), status: 'unknown' };
  }
  const text = heartbeatAt === null ? 'No heartbeat ever came in.' : 'No heartbeat came in for more than 12 minutes.';
  return bad(
    'heartbeat',
    text,
    'Mend what else failed here. After a first deployment, wait ten minutes and check again.',
  );
}
