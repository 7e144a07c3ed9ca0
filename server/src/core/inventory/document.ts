/** A resource as a person and a policy read it. */
import type { Json } from '../json.ts';
import type { StoredResource } from './resource.ts';
import type { Unseen } from './unseen.ts';

/**
 * JSON text: the common fields, then the attributes in alphabetical order, then what was not read and why, and whether
 * the resource itself was not seen again. Arn, Id and Name are left out where the type has none; Tags is null where there
 * are none.
 */
export function documentText(resource: StoredResource, unseen: Unseen | null = null): string {
  return `${JSON.stringify(documentFields(resource, unseen), null, 2)}\n`;
}

/**
 * A version of a resource as its history knows it: without what is at the `volatile` paths, which it names, and without
 * what was not read.
 */
export function versionText(resource: StoredResource, volatile: readonly string[]): string {
  const fields = documentFields({ ...resource, notRead: [] });
  const left = volatile.length === 0 ? {} : { _NotInHistory: volatile };
  return `${JSON.stringify({ ...fields, ...left }, null, 2)}\n`;
}

export function documentFields(
  resource: DocumentedResource,
  unseen: Unseen | null = null,
): Readonly<Record<string, Json>> {
  const common: [string, Json][] = [
    ['ResourceId', resource.resourceId],
    ['ResourceType', resource.type],
    ['TimeCreated', resource.timeCreated],
    ['AccountId', resource.accountId],
    ['Region', resource.region],
  ];
  if (resource.arn !== null) common.push(['Arn', resource.arn]);
  if (resource.id !== null) common.push(['Id', resource.id]);
  if (resource.name !== null) common.push(['Name', resource.name]);
  common.push(['Tags', Object.keys(resource.tags ?? {}).length === 0 ? null : resource.tags]);

  const attributes = Object.entries(resource.attributes)
    .flatMap(([key, value]) => attributeField(resource, key, value))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const notRead: [string, Json][] =
    resource.notRead.length === 0 ? [] : [['_NotRead', resource.notRead.map((part) => ({ ...part }))]];
  return Object.fromEntries([...common, ...attributes, ...notRead, ...unseenField(unseen)]);
}

/** An attribute that is called as a common field gets another name, as in the views of queries, unless it says the same. */
function attributeField(resource: DocumentedResource, name: string, value: Json): readonly [string, Json][] {
  return isCommonField(name) && value === resource[commonFields[name]] ? [] : [[attributeName(name), value]];
}

/** What an attribute is called in documents. */
export function attributeName(name: string): string {
  return isCommonField(name) ? `attribute_${name}` : name;
}

function isCommonField(name: string): name is keyof typeof commonFields {
  return Object.hasOwn(commonFields, name);
}

const commonFields = {
  ResourceId: 'resourceId',
  ResourceType: 'type',
  TimeCreated: 'timeCreated',
  AccountId: 'accountId',
  Region: 'region',
  Arn: 'arn',
  Id: 'id',
  Name: 'name',
  Tags: 'tags',
} as const satisfies Readonly<Record<string, keyof DocumentedResource>>;

function unseenField(unseen: Unseen | null): readonly [string, Json][] {
  if (unseen === null) return [];
  return [['_NotSeenSince', { Time: new Date(unseen.since).toISOString(), Because: unseen.because }]];
}

export type DocumentedResource = Pick<
  StoredResource,
  | 'accountId'
  | 'region'
  | 'type'
  | 'resourceId'
  | 'arn'
  | 'id'
  | 'name'
  | 'tags'
  | 'timeCreated'
  | 'attributes'
  | 'notRead'
>;
