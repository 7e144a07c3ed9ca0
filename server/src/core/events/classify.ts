/** What an event touches. */
import type { CatalogType, TypeName } from '../catalog/types.ts';
import { partitionOfRegion } from '../regions/partition.ts';
import type { Classified, Ignored, Touched } from './classified.ts';
import { deletes, type EventWords, isWhole, match, wordsOf } from './eventName.ts';
import { type Form, formOf, type RecordPlace } from './form.ts';
import { typeLinks } from './links/all.ts';
import { habitOf } from './reads.ts';
import type { TrailRecord } from './record.ts';
import { type FieldValue, shallowest, valuesOf } from './values.ts';

export type Classify = (record: TrailRecord) => Classified;

interface Known extends Form {
  readonly isGlobal: boolean;
  readonly nouns: readonly string[];
}

/** Fields that many things have: they tell of a type only where the event's name does too. */
const common: ReadonlySet<string> = new Set([
  'name',
  'names',
  'id',
  'version',
  'service',
  'cluster',
  'rule',
  'alarmnames',
]);

/** A service with more types is not read whole because of one event that nobody understands. */
const FEW_TYPES = 3;

/** Reads the catalogue once; what it returns is pure. */
export function createClassify(catalog: readonly CatalogType[]): Classify {
  const bySource = formsBySource(catalog);
  const all = [...bySource.values()].flat();
  return (record) => {
    const source = sourceOf(record);
    // The Tagging API names its resources by ARN, whatever their service.
    const forms = source === 'tagging' ? all : bySource.get(source);
    const ignore = (ignored: Ignored): Classified => ({ record, ignored, changes: [], guessed: false });
    if (forms === undefined) return ignore('service');
    const habit = habitOf(source, record);
    if (habit !== 'writes') return ignore(habit === 'reads' ? 'read' : 'other');
    if (record.errorCode !== null) return ignore('failed');
    const { changes, guessed } = touchedBy(record, forms, source === 'tagging');
    return { record, changes, guessed, ignored: changes.length === 0 ? 'other' : null };
  };
}

/** The services whose events touch something that the catalogue has, as event sources name them. */
export function eventSources(catalog: readonly CatalogType[]): readonly string[] {
  return [...formsBySource(catalog).keys()].sort((a, b) => a.localeCompare(b));
}

export function sourceOf({ eventSource }: Pick<TrailRecord, 'eventSource'>): string {
  return eventSource.replace(/\.amazonaws\.com$/, '');
}

function formsBySource(catalog: readonly CatalogType[]): ReadonlyMap<string, readonly Known[]> {
  const links = new Map(typeLinks.map((link) => [link.type, link]));
  const forms = new Map<string, Known[]>();
  for (const type of catalog) {
    const own = type.kind === 'listed' ? links.get(type.type) : undefined;
    const [list] = type.kind === 'listed' ? type.lists : [];
    if (own === undefined || list === undefined) continue;
    const source = list.service.iamPrefix === 'cloudwatch' ? 'monitoring' : list.service.iamPrefix;
    const nouns = own.nouns ?? [type.type.slice(type.type.lastIndexOf('.') + 1)];
    forms.set(source, [...(forms.get(source) ?? []), { ...formOf(own), isGlobal: type.scope === 'global', nouns }]);
  }
  return forms;
}

function touchedBy(
  record: TrailRecord,
  forms: readonly Known[],
  byArnOnly: boolean,
): { readonly changes: readonly Touched[]; readonly guessed: boolean } {
  const words = wordsOf(record.eventName);
  const request = valuesOf(record.raw['requestParameters']);
  const answer = valuesOf(record.raw['responseElements']);
  const named = valuesOf(record.raw['resources']);
  const place: RecordPlace = {
    partition: partitionOfRegion(record.region),
    region: record.region,
    accountId: record.accountId,
  };
  const meant = byArnOnly ? new Set<Known>() : formsOfNoun(forms, words);
  const changes = new Map<string, Touched>();
  const add = (form: Known, id: string | null, region: string, name: string | null): void => {
    const { type } = form.links;
    const does = isDeleted(form, words) && meant.has(form) ? 'delete' : 'upsert';
    const effect = id === null ? 'rescan' : does;
    const where = form.isGlobal && type !== 'AWS.S3.Bucket' ? 'global' : region;
    changes.set(`${type} ${where} ${id ?? ''}`, {
      type,
      id,
      region: where,
      effect,
      ...(name !== null && { named: { name, effect: does } }),
    });
  };
  const untold: Known[] = [];
  const told: Known[] = [];
  for (const form of forms) {
    if (form.links.onlyByNoun === true && !meant.has(form)) continue;
    const ids = idsOf(form, { request, answer, named, place, meant: meant.has(form), byArnOnly });
    for (const { id, region, name } of ids) add(form, id, region, name ?? null);
    if (ids.length > 0) told.push(form);
    else if (meant.has(form) && !isOther(form, request, answer)) untold.push(form);
  }
  // The name says what it is about, and nothing says which one; of several that are called alike it is the one that is told.
  for (const form of untold) {
    if (!told.some((other) => isCalledLike(form, other))) {
      add(form, null, record.region, nameOf(form, request));
    }
  }
  if (changes.size > 0 || byArnOnly || forms.length > FEW_TYPES) {
    return { changes: [...changes.values()], guessed: changes.size === 0 };
  }
  for (const form of forms) add(form, null, record.region, null);
  return { changes: [...changes.values()], guessed: true };
}

function isCalledLike(form: Known, other: Known): boolean {
  return form.nouns.join() === other.nouns.join();
}

/** Those whose words take the most of the event's noun. */
function formsOfNoun(forms: readonly Known[], words: EventWords): ReadonlySet<Known> {
  const noun = words.noun === '' ? words.verb : words.noun;
  const lengths = forms.map((form) => Math.max(...form.nouns.map((word) => match(noun, word))));
  const longest = Math.max(...lengths);
  return new Set(longest > 0 ? forms.filter((_, index) => lengths[index] === longest) : []);
}

function isDeleted(form: Known, words: EventWords): boolean {
  return deletes(words) && form.nouns.some((word) => isWhole(words.noun, word) && isOwnName(form.links.type, word));
}

/** `DeletePermission` deletes no function. */
function isOwnName(type: TypeName, noun: string): boolean {
  const own = type.slice(type.lastIndexOf('.') + 1).toLowerCase();
  const other = noun.toLowerCase();
  return own.endsWith(other) || other.endsWith(own) || aliases.get(own)?.has(other) === true;
}

const aliases: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['ami', new Set(['image'])],
  ['eip', new Set(['address'])],
  ['cloudtrail', new Set(['trail'])],
  ['oidcprovider', new Set(['openidconnectprovider'])],
  ['recorder', new Set(['configurationrecorder'])],
  ['cluster', new Set(['jobflow'])],
  ['session', new Set(['macie'])],
]);

interface Evidence {
  readonly request: readonly FieldValue[];
  readonly answer: readonly FieldValue[];
  readonly named: readonly FieldValue[];
  readonly place: RecordPlace;
  readonly meant: boolean;
  readonly byArnOnly: boolean;
}

interface Found {
  readonly id: string;
  readonly region: string;
  /** All that is certain of it. */
  readonly name?: string;
}

/** Null: it has no name of its own, or the record tells none. */
function nameOf({ links }: Known, request: readonly FieldValue[]): string | null {
  if (links.named === undefined) return null;
  const [name, ...others] = shallowest(request, [links.named.toLowerCase()]);
  return name === undefined || others.length > 0 || name.length > 256 || name.startsWith('arn:') ? null : name;
}

function idsOf(form: Known, { request, answer, named, place, meant, byArnOnly }: Evidence): readonly Found[] {
  const { links } = form;
  if (isOther(form, request, answer)) return [];
  const values = [...request, ...answer, ...named];
  const byArn = values.flatMap(({ value }) => form.ofArn(value, place) ?? []);
  if (byArn.length > 0 || byArnOnly || (form.hasAccount && place.accountId === null)) return byArn;
  const here = (id: string): Found => ({ id, region: place.region });
  const { anywhere } = links;
  if (anywhere !== undefined) {
    const ids = new Set([...request, ...answer].map(({ value }) => value).filter((value) => anywhere.test(value)));
    return [...ids].map((id) => here(form.id(place, [id])));
  }
  if (form.fields.length === 0) return meant ? [here(form.id(place, []))] : [];
  return byFields(form, [request, [...request, ...answer]], meant).map((parts) => {
    const name = links.named === undefined ? undefined : parts.at(-1);
    return { ...here(form.id(place, parts)), ...(name !== undefined && { name }) };
  });
}

/** The values of its fields, one after the other: the last one may have several. */
function byFields(form: Known, sources: readonly (readonly FieldValue[])[], meant: boolean): readonly string[][] {
  for (const values of sources) {
    const parts = form.fields.map((fields) => {
      const own = fields?.filter((field) => meant || !common.has(field)) ?? [];
      return shallowest(values, own).flatMap((value) => partOf(form, value));
    });
    const last = parts.at(-1) ?? [];
    const before = parts.slice(0, -1).map(([first]) => first);
    if (before.every((part) => part !== undefined)) {
      const found = [...new Set(last)].map((value) => [...before, value]);
      if (found.length > 0) return found;
    }
  }
  return [];
}

/** Of an ARN or an address what names the resource: what stands last in it. */
function partOf({ links }: Known, value: string): readonly string[] {
  const part = namePart(links.type, value);
  if (part === null || part === '' || part.length > 1024) return [];
  return links.value === undefined || links.value.test(part) ? [part] : [];
}

function namePart(type: TypeName, value: string): string | null {
  // `/app/key` is `app/key` in its ARN; `/hostedzone/Z1` is `Z1`, and `/change/C1` is no zone.
  if (type === 'AWS.SSM.Parameter' && value.startsWith('/')) return value.slice(1);
  if (type === 'AWS.Route53.HostedZone') return /^(?:\/hostedzone\/)?([A-Z0-9]+)$/.exec(value)?.[1] ?? null;
  if (!/^(?:arn:|https?:\/\/)/.test(value)) return value;
  return value.slice(Math.max(value.lastIndexOf('/'), value.lastIndexOf(':')) + 1);
}

/** Whether the record is about another type that events call the same. */
function isOther({ links }: Known, request: readonly FieldValue[], answer: readonly FieldValue[]): boolean {
  const has = (values: readonly FieldValue[], name: string): boolean => values.some(({ field }) => field === name);
  const others = links.unless?.some((path) => {
    const [side, name = ''] = path.toLowerCase().split('.');
    return has(side === 'request' ? request : answer, name);
  });
  if (others === true) return true;
  if (links.where === undefined) return false;
  const [field, expected] = links.where;
  const given = shallowest(request, [field.toLowerCase()]);
  return given.length > 0 && !given.includes(expected);
}
