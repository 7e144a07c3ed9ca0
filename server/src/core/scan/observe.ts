/** From what a catalogue entry models to what the inventory keeps. */
import type { ResourceFields } from '../catalog/types.ts';
import { boundDocument } from '../inventory/bound.ts';
import { canonicalObject } from '../inventory/canonical.ts';
import { redact, type SecretPath } from '../inventory/redact.ts';
import type { NotRead, ObservedResource, ResourceKey } from '../inventory/resource.ts';
import { cleanName, cleanText } from '../inventory/text.ts';
import type { Cell } from './cell.ts';
import { withoutRepeats } from './notRead.ts';

const MAX_RESOURCE_ID = 2048;
const MAX_TAGS = 200;

/** Null: it has no id, or one that cannot be. */
export function observe(
  fields: ResourceFields,
  seen: {
    readonly cell: Cell;
    readonly secrets: readonly SecretPath[];
    readonly notRead: readonly NotRead[];
    readonly observedAt: number;
    readonly fingerprint: (secret: string) => string;
  },
): ObservedResource | null {
  const key = keyOf(fields, seen.cell);
  if (key === null) return null;
  const document = boundDocument(redact(canonicalObject(fields.attributes), seen.secrets, seen.fingerprint));
  return {
    ...key,
    arn: cleanName(fields.arn, MAX_RESOURCE_ID),
    id: cleanName(fields.id),
    name: cleanName(fields.name),
    tags: fields.tags === undefined ? null : cleanTags(fields.tags),
    timeCreated: timeOf(fields.timeCreated),
    attributes: document.attributes,
    json: document.json,
    notRead: [...withoutRepeats(seen.notRead), ...document.cut],
    observedAt: seen.observedAt,
  };
}

/** What the inventory knows the resource by; null: it has no id, or one that cannot be. */
export function keyOf(fields: ResourceFields, cell: Cell): ResourceKey | null {
  const resourceId = idOf(fields.resourceId);
  if (resourceId === null) return null;
  return { accountId: cell.accountId, region: cleanName(fields.region) ?? cell.region, type: cell.type, resourceId };
}

/** An id is never cut: half an id would be another resource's. */
function idOf(value: unknown): string | null {
  if (typeof value !== 'string' || value.length > MAX_RESOURCE_ID) return null;
  return cleanName(value, MAX_RESOURCE_ID);
}

function cleanTags(tags: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  const clean = Object.entries(tags)
    .slice(0, MAX_TAGS)
    .filter((tag): tag is [string, string] => typeof tag[1] === 'string')
    .map(([key, value]): [string, string] => [cleanText(key), cleanText(value)])
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(clean);
}

function timeOf(value: unknown): string | null {
  return value instanceof Date && !Number.isNaN(value.getTime()) ? value.toISOString() : null;
}
