/** Ids of nodes: what a node stands for, readable again, so that the server keeps nothing about the tree. */
import type { ResourceKey } from '../inventory/resource.ts';

export type GroupField = 'account' | 'region' | 'type' | 'label';

/** One group on the way from the root to a node. */
export interface Level {
  readonly field: GroupField;
  readonly value: string;
}

const fields: readonly string[] = ['account', 'region', 'type', 'label'] satisfies readonly GroupField[];

/** `group/account=123456789012/region=us-east-1`. */
export function groupId(levels: readonly Level[]): string {
  return ['group', ...levels.map(({ field, value }) => `${field}=${encodeURIComponent(value)}`)].join('/');
}

/** The groups from the root to this one; null: the id is of no group. */
export function readGroupId(id: string): readonly Level[] | null {
  const [kind, ...parts] = id.split('/');
  if (kind !== 'group' || parts.length === 0) return null;
  const levels: Level[] = [];
  for (const part of parts) {
    const [field = '', value = ''] = part.split('=');
    const text = decoded(value);
    if (!isField(field) || text === null) return null;
    levels.push({ field, value: text });
  }
  return levels;
}

export function resourceNodeId(key: ResourceKey): string {
  return ['resource', ...[key.accountId, key.region, key.type, key.resourceId].map(encodeURIComponent)].join('/');
}

/** The node that loads the next page of `parent`, null: of the root. */
export function moreId(parent: string | null, offset: number | string): string {
  return `more/${offset}/${parent ?? ''}`;
}

function isField(text: string): text is GroupField {
  return fields.includes(text);
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return null;
    throw error;
  }
}
