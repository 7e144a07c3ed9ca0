/** A version of a resource as the parts of a URI and back. Pure. */
import type { VersionRef } from '../../../server/src/core/history/version.ts';
import type { ResourceKey } from '../../../server/src/core/inventory/resource.ts';
import { keyOf, partsOf, resourceScheme, type UriParts } from './resourceUri.ts';

export const versionScheme = 'panther-version';

export interface ResourceVersion {
  readonly key: ResourceKey;
  readonly version: VersionRef;
}

/**
 * `panther-version:/<account>/<region>/<type>/<name>.json?after-17 <resource id>`: the same document for ever. All versions
 * have one path, so that a comparison does not take them for a file that was renamed.
 */
export function versionParts({ key, version }: ResourceVersion): UriParts {
  const which = `${version.side}-${version.change ?? 'oldest'}`;
  return { ...partsOf(key), scheme: versionScheme, query: `${which} ${key.resourceId}` };
}

/** The same document under a name that says when it was so, for a tab of its own. */
export function datedVersionParts(version: ResourceVersion, when: string): UriParts {
  const parts = versionParts(version);
  return { ...parts, path: parts.path.replace(/\.json$/, ` (${when.replace(/[^\w-]+/g, '.')}).json`) };
}

/** Null: not the address of a version. */
export function versionOf(uri: UriParts): ResourceVersion | null {
  const [, side, change, resourceId = ''] = /^(before|after)-(\d{1,15}|oldest) (.+)$/s.exec(uri.query) ?? [];
  if (uri.scheme !== versionScheme || (side !== 'before' && side !== 'after')) return null;
  const key = keyOf({ scheme: resourceScheme, path: uri.path, query: resourceId });
  return key === null ? null : { key, version: { change: change === 'oldest' ? null : Number(change), side } };
}
