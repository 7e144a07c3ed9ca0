/** A resource's key as the parts of a URI and back. Pure. */
import type { ResourceKey } from '../../../server/src/core/inventory/resource.ts';

export const resourceScheme = 'panther-resource';

export interface UriParts {
  readonly scheme: string;
  readonly path: string;
  readonly query: string;
}

/** `panther-resource:/<account>/<region>/<type>/<name>.json?<resource id>`: the name is what the tab shows. */
export function partsOf(key: ResourceKey): UriParts {
  return {
    scheme: resourceScheme,
    path: `/${key.accountId}/${key.region}/${key.type}/${shortName(key.resourceId)}.json`,
    query: key.resourceId,
  };
}

export function keyOf(uri: UriParts): ResourceKey | null {
  const [root, accountId, region, type, , ...rest] = uri.path.split('/');
  if (uri.scheme !== resourceScheme || root !== '' || rest.length > 0 || uri.query === '') return null;
  if (accountId === undefined || region === undefined || !isTypeName(type)) return null;
  return { accountId, region, type, resourceId: uri.query };
}

function isTypeName(type: string | undefined): type is ResourceKey['type'] {
  return type?.startsWith('AWS.') === true;
}

/** The last part of an ARN or id. */
function shortName(resourceId: string): string {
  const last = resourceId.split(/[/:]/).findLast((part) => part !== '') ?? '';
  const safe = last.replace(/[^\w.@+=-]/g, '-');
  return safe === '' || safe === '.' || safe === '..' ? 'resource' : safe;
}
