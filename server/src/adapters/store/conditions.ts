/** Conditions of queries, with their parameters. */
import type { ResourceFilter } from '../../core/ports.ts';

export interface Condition {
  readonly sql: string;
  readonly parameters: readonly string[];
}

/** SQLite refuses patterns of more than 50,000 bytes; a longer word only matches by its beginning. */
const LONGEST_WORD = 4_096;

export function allOf(...conditions: readonly Condition[]): Condition {
  return {
    sql: conditions.length === 0 ? 'TRUE' : conditions.map(({ sql }) => sql).join(' AND '),
    parameters: conditions.flatMap(({ parameters }) => parameters),
  };
}

/** Of resources that are not deleted, by all of the filter but its text. */
export function inScope(filter: ResourceFilter): Condition {
  return allOf({ sql: 'deleted_at IS NULL', parameters: [] }, inPlaces(filter));
}

/** Of places. */
export function inPlaces(filter: ResourceFilter): Condition {
  return allOf(
    ...oneOf('account_id', filter.accountIds),
    ...oneOf('region', filter.regions),
    ...oneOf('type', filter.types),
  );
}

/** The words of a filter's text, lower case; [] means that it filters nothing. */
export function wordsOf(filterText: string | undefined): readonly string[] {
  // SQLite ends a pattern at a null character, which no name has.
  const words = (filterText ?? '').toLowerCase().split(/[\s\0]+/u);
  return [...new Set(words.filter((word) => word !== ''))];
}

/** `column` holds each word; it is lower case too. */
export function holdsWords(column: string, words: readonly string[]): Condition {
  return allOf(...words.map((word) => ({ sql: `${column} GLOB ?`, parameters: [`*${literally(word)}*`] })));
}

function literally(word: string): string {
  return word.slice(0, LONGEST_WORD).replace(/[*?[]/gu, '[$&]');
}

export function oneOf(column: string, values: readonly string[] | undefined): readonly Condition[] {
  if (values === undefined) return [];
  const [only] = values;
  if (values.length === 1 && only !== undefined) return [{ sql: `${column} = ?`, parameters: [only] }];
  return [{ sql: `${column} IN (SELECT value FROM json_each(?))`, parameters: [JSON.stringify(values)] }];
}
