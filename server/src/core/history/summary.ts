/** What a change did, in a few words. */
import type { Change } from '../inventory/change.ts';
import type { Added, Changed, Delta, Removed } from '../inventory/delta.ts';
import type { DocumentDelta } from '../inventory/diff.ts';
import { isEdit, isListDelta, placesOf } from '../inventory/revert.ts';
import { cleanText } from '../inventory/text.ts';
import type { Json } from '../json.ts';

/** One place of a document that is not what it was. */
export interface ChangedPart {
  /** `Versioning`, `tag team`, `Policy.Statement[0].Action`. */
  readonly path: string;
  readonly what: 'added' | 'removed' | 'changed' | 'reordered';
  /** Whether an item of the list at `path` is meant, not the list. */
  readonly item: boolean;
  /** Undefined: there was none. */
  readonly before: Json | undefined;
  readonly after: Json | undefined;
}

const MOST_PARTS = 3;
const MOST_VALUE = 40;
const MOST_PATH = 80;

/** `Versioning Enabled → Suspended, tag team added and 2 more`. One line; nothing in it is longer than a label. */
export function summaryOf({ kind, diff }: Pick<Change, 'kind' | 'diff'>): string {
  switch (kind) {
    case 'created':
      return diff === null ? 'new' : 'created again';
    case 'deleted':
      return 'deleted';
    case 'learned':
      return `read for the first time: ${namesOf(diff)}`;
    case 'modified':
      return diff === null ? 'changed' : listed(withoutStampsFirst(changedParts(diff)).map(words));
  }
}

/** What tells only that something else has changed: it may not take the place of what has. */
const STAMP = /(?:^|\.)(?:last)?(?:modified|updated?)(?:at|on|date|time|timestamp)?$|(?:^|\.)RevisionId$/i;

function withoutStampsFirst(parts: readonly ChangedPart[]): readonly ChangedPart[] {
  const isStamp = ({ path }: ChangedPart) => STAMP.test(path);
  return [...parts.filter((part) => !isStamp(part)), ...parts.filter(isStamp)];
}

/** In the order of the document. */
export function changedParts(diff: DocumentDelta): readonly ChangedPart[] {
  const parts: ChangedPart[] = [];
  for (const [field, delta] of Object.entries(diff)) {
    if (field === 'tags' && !isEdit(delta)) {
      for (const [key, tag] of Object.entries(delta)) collect(parts, `tag ${key}`, tag as Delta);
    } else if (field === 'attributes' && !isEdit(delta)) {
      for (const [key, attribute] of Object.entries(delta)) collect(parts, key, attribute as Delta);
    } else collect(parts, field === 'timeCreated' ? 'time of creation' : field, delta);
  }
  return parts;
}

function collect(parts: ChangedPart[], path: string, delta: Delta): void {
  if (isEdit(delta)) {
    parts.push({ path, ...edited(delta), item: false });
    return;
  }
  if (!isListDelta(delta)) {
    for (const [field, inner] of Object.entries(delta)) {
      // A secret is known by a fingerprint, which says nothing to anyone.
      if (field === 'redacted' && isEdit(inner)) {
        parts.push({ path, what: 'changed', item: false, before: undefined, after: undefined });
      } else collect(parts, `${path}.${field}`, inner);
    }
    return;
  }
  const { from, to } = placesOf(delta);
  for (const [place, what] of to) {
    if (isEdit(what)) parts.push({ path, ...edited(what), item: true });
    else collect(parts, `${path}[${place}]`, what);
  }
  for (const [, [before, , kind]] of from) {
    if (kind === 0) parts.push({ path, what: 'removed', item: true, before: before as Json, after: undefined });
  }
  if (from.some(([, [, , kind]]) => kind === 3)) {
    parts.push({ path, what: 'reordered', item: false, before: undefined, after: undefined });
  }
}

function edited(delta: Added | Changed | Removed): Omit<ChangedPart, 'path' | 'item'> {
  if (delta.length === 1) return { what: 'added', before: undefined, after: delta[0] };
  if (delta.length === 3) return { what: 'removed', before: delta[0], after: undefined };
  const [before, after] = delta;
  if (before === null && isStructure(after)) return { what: 'added', before: undefined, after };
  if (after === null && isStructure(before)) return { what: 'removed', before, after: undefined };
  return { what: 'changed', before, after };
}

function words({ path, what, item, before, after }: ChangedPart): string {
  const name = cleanText(path, MOST_PATH);
  const [was, is] = [shortValue(before), shortValue(after)];
  if (what === 'changed') return was === null || is === null ? `${name} changed` : `${name} ${was} → ${is}`;
  if (what === 'reordered') return `${name} reordered`;
  if (item) return what === 'added' ? `${name} +${is ?? 'item'}` : `${name} -${was ?? 'item'}`;
  return what === 'added' && is !== null ? `${name} = ${is}` : `${name} ${what}`;
}

/** Null: too long to be told, or no single value. */
function shortValue(value: Json | undefined): string | null {
  if (value === undefined) return null;
  if (value === null) return 'none';
  if (isStructure(value)) return nameOf(value);
  const text = cleanText(String(value), MOST_VALUE + 1);
  return text === '' || text.length > MOST_VALUE ? null : text;
}

const NAMES = ['Key', 'CidrIp', 'CidrIpv6', 'GroupId', 'Sid', 'Name', 'Id', 'Arn'];

function nameOf(value: Json): string | null {
  const fields = Array.isArray(value) ? {} : (value as Readonly<Record<string, Json>>);
  const name = NAMES.map((field) => (Object.hasOwn(fields, field) ? fields[field] : undefined)).find(
    (text) => typeof text === 'string',
  );
  return name === undefined ? null : shortValue(name);
}

function isStructure(value: Json | undefined): boolean {
  return typeof value === 'object' && value !== null;
}

function namesOf(diff: DocumentDelta | null): string {
  return listed([...new Set(changedParts(diff ?? {}).map(({ path }) => cleanText(path, MOST_PATH)))]);
}

function listed(parts: readonly string[]): string {
  const shown = parts.slice(0, MOST_PARTS).join(', ');
  if (parts.length === 0) return 'nothing that is shown';
  return parts.length <= MOST_PARTS ? shown : `${shown} and ${parts.length - MOST_PARTS} more`;
}
