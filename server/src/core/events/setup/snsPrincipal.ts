/** By which name a queue's policy knows the SNS of a topic. */
import type { Region } from '../../accounts/account.ts';
import { defaultRegions } from '../../regions/defaultRegions.ts';
import { homeRegion, partitionOfRegion, servicePrincipal } from '../../regions/partition.ts';

/** From a region that is disabled by default SNS sends to other regions by a name of its own. */
export function snsPrincipal(topicRegion: Region, queueRegion: Region): string {
  const partition = partitionOfRegion(topicRegion);
  const isDefault = defaultRegions(partition, homeRegion(partition)).includes(topicRegion);
  return servicePrincipal(isDefault || topicRegion === queueRegion ? 'sns' : `sns.${topicRegion}`);
}
