/** From what Cloud Control tells of a resource to what the inventory keeps. */
import { required } from '../fields.ts';
import { pantherId } from '../place.ts';
import type { Place, ResourceFields } from '../types.ts';

export interface CloudControlItem {
  /** The primary identifier; where that has several parts, they are joined by `|`. */
  readonly Identifier?: string | undefined;
  /** JSON. */
  readonly Properties?: string | undefined;
}

type Properties = Readonly<Record<string, unknown>>;

const MAX_PROPERTIES = 5_000_000;

/**
 * The id is made of the primary identifier alone. Properties may name an ARN too, but not where they cannot be read: a
 * lost permission would give every resource another id.
 * @throws Error where the item cannot be understood
 */
export function modelOf(
  item: CloudControlItem,
  full: CloudControlItem | undefined,
  type: string,
  place: Place,
): ResourceFields {
  const identifier = required(item.Identifier, 'Identifier');
  const properties = { ...propertiesOf(item), ...(full && propertiesOf(full)) };
  const { Tags: _, ...attributes } = properties;
  const resource = type.slice(type.lastIndexOf('.') + 1);
  const arn = isArn(identifier) ? identifier : textOf(properties, ['Arn', 'ARN', `${resource}Arn`], isArn);
  return {
    resourceId: isArn(identifier) ? identifier : pantherId(place, type, identifier),
    arn,
    id: identifier,
    name: textOf(properties, ['Name', `${resource}Name`]) ?? identifier,
    tags: tagsOf(properties['Tags']),
    attributes,
  };
}

/** @throws Error where there are some that are no JSON object */
export function propertiesOf({ Properties: text = '' }: CloudControlItem): Properties {
  if (text === '') return {};
  if (text.length > MAX_PROPERTIES) throw new Error(`properties of ${text.length} characters`);
  const value: unknown = JSON.parse(text);
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Properties;
  throw new Error('properties that are no object');
}

function isArn(text: string): boolean {
  return /^arn:aws[a-z-]*:[^:]+:/.test(text);
}

function textOf(
  properties: Properties,
  names: readonly string[],
  isRight: (text: string) => boolean = () => true,
): string | undefined {
  return names
    .map((name) => properties[name])
    .find((value): value is string => typeof value === 'string' && value !== '' && isRight(value));
}

/** A list of keys with values, or a map. Undefined: the resource tells of none. */
function tagsOf(tags: unknown): Readonly<Record<string, string>> | undefined {
  if (typeof tags !== 'object' || tags === null) return undefined;
  const pairs = Array.isArray(tags) ? tags.map(pairOf) : Object.entries(tags);
  return Object.fromEntries(
    pairs.filter((pair): pair is [string, string] => typeof pair[0] === 'string' && typeof pair[1] === 'string'),
  );
}

function pairOf(tag: unknown): readonly unknown[] {
  if (typeof tag !== 'object' || tag === null) return [];
  const fields = new Map(Object.entries(tag).map(([field, value]) => [field.toLowerCase(), value as unknown]));
  return [fields.get('key') ?? fields.get('tagkey'), fields.get('value') ?? fields.get('tagvalue') ?? ''];
}
