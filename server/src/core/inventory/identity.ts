/** Which item of a list is the same one in another version of that list. */
import type { Json } from '../json.ts';
import { stableText } from './canonical.ts';

/**
 * Fields that name an item among its neighbours, the first that it has counts. Several in a row do so together: a rule of
 * a security group is what it opens, a tag is its key.
 */
const NAMES: readonly (readonly string[])[] = [
  ['Key'],
  ['key'],
  ['TagKey'],
  ['GroupId'],
  ['DeviceName'],
  ['Id'],
  ['ID'],
  ['Sid'],
  ['Arn'],
  ['CidrIp'],
  ['CidrIpv6'],
  ['PrefixListId'],
  ['IpProtocol', 'FromPort', 'ToPort'],
  ['RuleNumber', 'Egress'],
  ['Name'],
  ['name'],
];

/** Text that is equal for two versions of one item. An item without a name is itself only while it stays as it is. */
export function identityOf(item: Json): string {
  return nameOf(item) ?? `= ${stableText(item)}`;
}

/** Null: nothing but its content tells it from its neighbours. */
export function nameOf(item: Json | undefined): string | null {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) return null;
  const fields = item as Readonly<Record<string, Json>>;
  for (const [first = '', ...rest] of NAMES) {
    if (Object.hasOwn(fields, first) && isName(fields[first])) {
      return [first, fields[first], ...rest.map((field) => fields[field] ?? null)].join('\n');
    }
  }
  return null;
}

function isName(value: Json | undefined): boolean {
  return typeof value === 'string' || typeof value === 'number';
}
