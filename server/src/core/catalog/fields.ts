/** How a model reads outputs: undefined stays undefined (not read), and what an output lacks is null (there is none). */

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

/** What an item must have to be a resource. @throws Error: the item cannot be understood, so it says nothing */
export function required<Value>(value: Value | null | undefined, field: string): Value {
  if (value === undefined || value === null || value === '') throw new Error(`an item without ${field}`);
  return value;
}
