import { type AwsStackEvent, cloudFormation } from '../../core/template/cloudFormation.ts';
import type { StackEvent } from '../../protocol/templates.ts';
import type { Calls } from './calls.ts';

/** Gives the events of a stack that came since the last time, the oldest first. */
export interface EventReader {
  next(calls: Calls): Promise<readonly StackEvent[]>;
}

/** `stackId`: an id, so that a stack is followed to its end even when it is deleted. */
export function stackEvents(stackId: string, changeSetId: string): EventReader {
  const seen = new Set<string>();
  return {
    async next({ session, ...options }) {
      const fresh: AwsStackEvent[] = [];
      const pages = session.pages(cloudFormation.op('DescribeStackEvents'), { StackName: stackId }, options);
      for await (const { StackEvents: events = [] } of pages) {
        const unseen = events.filter(({ EventId }) => EventId !== undefined && !seen.has(EventId));
        fresh.push(...unseen);
        // The newest come first: a page with a known one ends what is new.
        if (unseen.length < events.length) break;
      }
      for (const { EventId } of fresh) if (EventId !== undefined) seen.add(EventId);
      return fresh.reverse().map((event) => stackEvent(event, changeSetId));
    },
  };
}

function stackEvent(event: AwsStackEvent, changeSetId: string): StackEvent {
  return {
    changeSetId,
    at: event.Timestamp?.getTime() ?? 0,
    logicalId: event.LogicalResourceId ?? '',
    resourceType: event.ResourceType ?? '',
    status: event.ResourceStatus ?? '',
    reason: event.ResourceStatusReason || null,
  };
}
