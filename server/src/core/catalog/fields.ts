/** How a model reads outputs: undefined stays undefined (not read), and what an output lacks is null (there is none). */
import type { PartResult } from './entry.ts';

/** A part of an output. */
export function partOf<Output, Part>(
  output: Output | null | undefined,
  part: (output: Output) => Part | null | undefined,
): Part | null | undefined {
  if (output === undefined) return undefined;
  if (output === null) return null;
  return part(output) ?? null;
}

/** Some fields of an output or an item, by name. */
export function fieldsOf<Source extends object, Name extends keyof Source & string>(
  source: Source | null | undefined,
  names: readonly Name[],
): Readonly<Record<Name, unknown>> {
  const fields = names.map((name) => [name, partOf(source, (from) => from[name])]);
  return Object.fromEntries(fields) as Record<Name, unknown>;
}

/** Tags as AWS lists them, for example `[{ Key: 'team', Value: 'pay' }]`. Undefined stays undefined (not read). */
export function tagsOf(
  tags: readonly { readonly Key?: string | undefined; readonly Value?: string | undefined }[] | null | undefined,
): Readonly<Record<string, string>> | undefined {
  if (tags === undefined) return undefined;
  return Object.fromEntries((tags ?? []).flatMap((tag) => (tag.Key === undefined ? [] : [[tag.Key, tag.Value ?? '']])));
}

/** The tags that all pages of a call list. */
export function tagsOfPages(
  pages: readonly { readonly Tags?: Parameters<typeof tagsOf>[0] }[] | null | undefined,
): Readonly<Record<string, string>> | undefined {
  return tagsOf(partOf(pages, (all) => all.flatMap((page) => page.Tags ?? [])));
}

/**
 * All that the pages of a call list.
 * @throws Error where a page has no list, not even an empty one: it is not the service's, and says nothing
 */
export function listedIn<Page, Item>(
  pages: readonly Page[],
  list: (page: Page) => readonly Item[] | undefined,
): readonly Item[] {
  return pages.flatMap((page) => {
    const items = list(page);
    if (items === undefined) throw new Error('a page without its list');
    return items;
  });
}

/**
 * What a call gave for each part of an item, but for those that are gone. Undefined where one was not read: half a list
 * would look like a change.
 */
export function outputsOf<Output>(
  parts: readonly PartResult<unknown, Output>[] | null | undefined,
): readonly Output[] | undefined {
  if (parts?.some((part) => part.output === undefined)) return undefined;
  return parts?.flatMap(({ output }) => output ?? []);
}

/** In an order that stays: AWS lists what has no order of its own in any. */
export function sortedBy<Item>(items: readonly Item[], key: (item: Item) => string | undefined): readonly Item[] {
  return items.toSorted((a, b) => ((key(a) ?? '') < (key(b) ?? '') ? -1 : 1));
}

/**
 * The items of a page of a service that leaves empty lists out. Each answer of AWS has a request id; a page without one is
 * not the service's, and says nothing.
 */
export function listOrEmpty<Item>(
  page: { readonly $metadata: { readonly requestId?: string | undefined } },
  items: readonly Item[] | undefined,
): readonly Item[] | undefined {
  return items ?? (page.$metadata.requestId === undefined ? undefined : []);
}

/** What an item must have to be a resource. @throws Error: the item cannot be understood, so it says nothing */
export function required<Value>(value: Value | null | undefined, field: string): Value {
  if (value === undefined || value === null || value === '') throw new Error(`an item without ${field}`);
  return value;
}

/** A time that AWS gives as text. */
export function dateOf(text: string | undefined): Date | undefined {
  const time = Date.parse(text ?? '');
  return Number.isNaN(time) ? undefined : new Date(time);
}
