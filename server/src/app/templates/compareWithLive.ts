import { keyText, valueAt } from '../../core/cfn/document/node.ts';
import { type Compared, compareProperties } from '../../core/cfn/live/compareLive.ts';
import type { KnownStack, LiveTemplate } from '../../core/cfn/live/instances.ts';
import { resolvedJson } from '../../core/cfn/live/resolve.ts';
import { byTemplateNames } from '../../core/cfn/live/templateNames.ts';
import { textsOf } from '../../core/cfn/live/texts.ts';
import type { Template } from '../../core/cfn/model/template.ts';
import type { ResourceKey, StoredResource } from '../../core/inventory/resource.ts';
import type { Json, JsonObject } from '../../core/json.ts';
import { partitionOfRegion } from '../../core/regions/partition.ts';
import type { AppContext } from '../context.ts';

/** What a template says of a resource beside one of its instances. Null: one of the two is not there. */
export async function compareWithLive(
  { store, fingerprint }: Pick<AppContext, 'store' | 'fingerprint'>,
  template: Template,
  live: LiveTemplate,
  { logicalId, key }: { readonly logicalId: string; readonly key: ResourceKey },
): Promise<Compared | null> {
  const resource = template.resources.get(logicalId);
  const stored = await store.get(key);
  if (resource === undefined || stored === null) return null;
  const instance = live.instances
    .get(logicalId)
    ?.find(({ resource: { key: one } }) => one.resourceId === key.resourceId && one.accountId === key.accountId);
  const stack = instance?.stack ?? null;
  const value = (id: string) => pseudo(id, key, stack) ?? parameter(id, template, stack, fingerprint);
  const written = resource.properties?.kind === 'map' ? resource.properties.entries : [];
  const said = Object.fromEntries(
    written.map((entry): [string, Json] => {
      const name = keyText(entry);
      const json = resolvedJson(entry.value, { value });
      return [name, name === 'Tags' ? tagsIn(json) : json];
    }),
  );
  const namesOf = (id: string) =>
    (live.instances.get(id) ?? [])
      .filter((other) => other.stack?.stackId === stack?.stackId)
      .flatMap(({ resource: { arn, id: own, name, key: other } }) => [arn, own, name, other.resourceId])
      .filter((name) => name !== null);
  return compareProperties(said, known(stored, resource.type ?? '', said), { namesOf, fingerprint });
}

/** Of the tags only those that the template gives: CloudFormation and others add their own. */
function known(stored: StoredResource, type: string, said: JsonObject): JsonObject {
  const noun = type.split('::')[2] ?? '';
  const given = said['Tags'];
  const names = typeof given === 'object' && given !== null && !Array.isArray(given) ? Object.keys(given) : [];
  const tags =
    stored.tags === null ? {} : { Tags: Object.fromEntries(names.map((name) => [name, stored.tags?.[name] ?? null])) };
  const called = stored.name === null ? {} : { [`${noun}Name`]: stored.name, Name: stored.name };
  return { ...called, ...byTemplateNames(type, stored.attributes, stored.name), ...tags };
}

/** `[{ Key, Value }]` as `{ Key: Value }`. */
function tagsIn(json: Json): Json {
  if (!Array.isArray(json)) return json;
  return Object.fromEntries(
    json.flatMap((tag: Json): [string, Json][] => {
      if (typeof tag !== 'object' || tag === null || Array.isArray(tag)) return [];
      const { Key: name, Value: value } = tag as JsonObject;
      return typeof name === 'string' && value !== undefined ? [[name, value]] : [];
    }),
  );
}

function pseudo(id: string, { accountId, region }: ResourceKey, stack: KnownStack | null): string | undefined {
  const place = stack?.region ?? (region === 'global' ? undefined : region);
  switch (id) {
    case 'AWS::AccountId':
      return stack?.accountId ?? accountId;
    case 'AWS::Region':
      return place;
    case 'AWS::Partition':
      return place === undefined ? undefined : partitionOfRegion(place);
    case 'AWS::StackName':
      return stack?.name;
    case 'AWS::StackId':
      return stack?.stackId;
    default:
      return undefined;
  }
}

/**
 * The inventory has only fingerprints of a stack's parameters, for they may be secrets. A value that the template itself
 * names, by default or among those that it allows, is known by its fingerprint.
 */
function parameter(
  id: string,
  template: Template,
  stack: KnownStack | null,
  fingerprint: (secret: string) => string,
): string | undefined {
  const declared = template.parameters.get(id)?.value;
  const all = stack?.attributes?.['Parameters'];
  if (declared === undefined || !Array.isArray(all)) return undefined;
  const own = all.find((one: JsonObject | null) => one?.['ParameterKey'] === id) as JsonObject | undefined;
  const given = own?.['ResolvedValue'] ?? own?.['ParameterValue'];
  if (typeof given === 'string') return given;
  const redacted = typeof given === 'object' && given !== null && 'redacted' in given ? given['redacted'] : undefined;
  const named = [valueAt(declared, 'Default'), valueAt(declared, 'AllowedValues')].flatMap(textsOf);
  return named.find((value) => fingerprint(value) === redacted);
}
