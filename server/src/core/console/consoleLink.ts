import type { CatalogType, ResourceRef } from '../catalog/types.ts';
import { consoleHost, homeRegion, partitionOfRegion } from '../regions/partition.ts';

/**
 * The resource's page in the AWS console: the catalogue's, else the one that AWS finds by ARN (which only the standard
 * partition has), else the console of the region. `home`: a region of the estate, which tells the partition of resources
 * that have none in their id.
 */
export function consoleLink(
  resource: ResourceRef & { readonly arn: string | null },
  entry: CatalogType | undefined,
  home: string,
): string {
  const { region } = resource;
  const partition =
    partitionOfArn(resource.arn ?? resource.resourceId) ?? partitionOfRegion(region === 'global' ? home : region);
  const host = consoleHost(partition);
  const shownIn = region === 'global' ? homeRegion(partition) : region;
  const at = encodeURIComponent(shownIn);
  if (entry?.consolePath) return `https://${at}.${host}/${entry.consolePath({ ...resource, region: shownIn })}`;
  if (resource.arn !== null && partition === 'aws') {
    return `https://${host}/go/view?arn=${encodeURIComponent(resource.arn)}`;
  }
  return `https://${at}.${host}/console/home?region=${at}`;
}

function partitionOfArn(text: string): string | undefined {
  return /^arn:(aws[a-z-]*):/.exec(text)?.[1];
}
