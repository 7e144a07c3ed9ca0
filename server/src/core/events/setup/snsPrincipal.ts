/** By which name a queue's policy knows the SNS of a topic. */
import type { Region } from '../../accounts/account.ts';
import { isOptIn } from '../../regions/defaultRegions.ts';
import { servicePrincipal } from '../../regions/partition.ts';

/** From a region that is disabled by default SNS sends to other regions by a name of its own. */
export function snsPrincipal(topicRegion: Region, queueRegion: Region): string {
  return servicePrincipal(isOptIn(topicRegion) && topicRegion !== queueRegion ? `sns.${topicRegion}` : 'sns');
}
