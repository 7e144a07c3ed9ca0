/** The forms of ids in `links/`, read both ways: an ARN's id, and the id that fields of a record make. */
import type { TypeLinks } from './links/typeLinks.ts';

/** Where a record is from, which the forms' `{p}`, `{r}` and `{a}` stand for. */
export interface RecordPlace {
  readonly partition: string;
  readonly region: string;
  /** Null: the record names none. */
  readonly accountId: string | null;
}

export interface Form {
  readonly links: TypeLinks;
  /** The names of its fields, in lower case; null where an ARN alone tells the part. */
  readonly fields: readonly (readonly string[] | null)[];
  /** The id with these parts in the place of its fields, in their order. */
  id(place: RecordPlace, parts: readonly string[]): string;
  /** Whether an id names the account. */
  readonly hasAccount: boolean;
  /** The id of the resource that an ARN names, and its region; null: it names none of this type in this account. */
  ofArn(text: string, place: RecordPlace): { readonly id: string; readonly region: string } | null;
}

const placeholder = /\{([^}]+)\}/g;

export function formOf(links: TypeLinks): Form {
  const fields = [...links.id.matchAll(placeholder)]
    .map(([, name = '']) => name)
    .filter((name) => !isPlace(name))
    .map((name) => (name === '*' ? null : name.toLowerCase().split('|')));
  const whole = new RegExp(`^${pattern(links.id)}(?::\\*)?$`);
  const parts = (links.parts ?? []).map((part) => new RegExp(`^${pattern(part)}`));
  const id: Form['id'] = (place, values) => {
    let next = 0;
    return links.id.replace(placeholder, (_, name: string) => placeText(name, place) ?? values[next++] ?? '');
  };
  return {
    links,
    fields,
    id,
    hasAccount: links.id.includes('{a}'),
    ofArn: (text, place) => {
      if (!text.startsWith('arn:') || !links.id.startsWith('arn:')) return null;
      const found = [whole, ...parts].map((one) => one.exec(text)).find((match) => match !== null);
      if (found === undefined) return null;
      const { p = place.partition, r = place.region, a = place.accountId } = found.groups ?? {};
      if (place.accountId !== null && a !== place.accountId) return null;
      const values = Object.entries(found.groups ?? {}).filter(([name]) => !isPlace(name));
      // `table/orders/index/by-date` is no table.
      if (links.value?.test(values[fields.length - 1]?.[1] ?? '') === false) return null;
      const there = { partition: p, region: r, accountId: a };
      return {
        id: id(
          there,
          values.slice(0, fields.length).map(([, value]) => value ?? ''),
        ),
        region: r,
      };
    },
  };
}

function isPlace(name: string): boolean {
  return name === 'p' || name === 'r' || name === 'a';
}

function placeText(name: string, { partition, region, accountId }: RecordPlace): string | null {
  if (name === 'p') return partition;
  if (name === 'r') return region;
  return name === 'a' ? (accountId ?? '') : null;
}

/** As a regular expression: parts inside hold no separator, the last one may hold slashes. */
function pattern(form: string): string {
  let part = 0;
  return form
    .split(placeholder)
    .map((piece, index, pieces) => {
      if (index % 2 === 0) return piece.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
      if (piece === 'p') return '(?<p>aws[a-z-]*)';
      if (piece === 'r') return '(?<r>[a-z0-9-]+)';
      if (piece === 'a') return '(?<a>\\d{12})';
      part += 1;
      return index === pieces.length - 2 && pieces.at(-1) === '' ? `(?<v${part}>[^:]+)` : `(?<v${part}>[^:/]+)`;
    })
    .join('');
}
