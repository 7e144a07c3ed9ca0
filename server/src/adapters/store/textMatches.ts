/**
 * What a text filter matches: resources whose name, ids or tags hold each of its words. Where few come into question,
 * trigrams say which; else all texts are looked at. What the index does not have yet is read from the resources.
 */
import type { StoredResource } from '../../core/inventory/resource.ts';
import type { Page, ResourceFilter } from '../../core/ports.ts';
import { allOf, type Condition, holdsWords, inScope } from './conditions.ts';
import type { Database } from './database.ts';
import { versionOf } from './resources.ts';
import { number, RESOURCE_COLUMNS, RESOURCES, resourceOf, text } from './rows.ts';
import { GRAMS_UPTO, hasTrigrams, UPTO } from './searchIndex.ts';

/** How many resources match in one place of the inventory. */
export interface MatchCount {
  readonly accountId: string;
  readonly region: string;
  readonly type: string;
  readonly count: number;
}

/** Its functions read several times: call them in a snapshot, with at least one word. */
export interface TextMatches {
  /** By place, in the order of lists. */
  counts(words: readonly string[], filter: ResourceFilter): readonly MatchCount[];
  list(words: readonly string[], filter: ResourceFilter, page: Page): readonly StoredResource[];
}

/** More matches than these are found quicker by looking at all texts, one after the other. */
const MANY = 20_000;
/** More matches than these are not sorted to show a page of them. */
const MANY_TO_SORT = 2_000;
/** A tree asks for the same words at each level, a quick pick for longer and longer ones. */
const REMEMBERED = 8;
/** Enough to find little; what they let through is looked at anyway. */
const MOST_TRIGRAMS = 32;

const STALE = 'SELECT row_id FROM search_stale';

export function createTextMatches(db: Database): TextMatches {
  const remembered = new Map<string, { readonly version: number; readonly counts: readonly MatchCount[] }>();

  function allCounts(words: readonly string[]): readonly MatchCount[] {
    const key = words.join(' ');
    const version = versionOf(db);
    const known = remembered.get(key);
    const counts = known?.version === version ? known.counts : countByPlace(db, words);
    remembered.delete(key);
    remembered.set(key, { version, counts });
    const [oldest] = remembered.keys();
    if (remembered.size > REMEMBERED && oldest !== undefined) remembered.delete(oldest);
    return counts;
  }

  function counts(words: readonly string[], filter: ResourceFilter): readonly MatchCount[] {
    const accountIds = filter.accountIds && new Set(filter.accountIds);
    const regions = filter.regions && new Set(filter.regions);
    const types = filter.types && new Set<string>(filter.types);
    return allCounts(words).filter(
      ({ accountId, region, type }) =>
        accountIds?.has(accountId) !== false && regions?.has(region) !== false && types?.has(type) !== false,
    );
  }

  return {
    counts,
    list: (words, filter, page) => {
      const candidates = fewCandidates(db, words, MANY_TO_SORT);
      if (candidates !== null) return sortedList(db, candidates, words, filter, page);
      return listByPlace(db, words, counts(words, filter), page);
    },
  };
}

function countByPlace(db: Database, words: readonly string[]): readonly MatchCount[] {
  const total = new Map<string, MatchCount>();
  for (const row of [...countIndexed(db, words), ...countPending(db, words)]) {
    const key = `${row.accountId}\n${row.region}\n${row.type}`;
    total.set(key, { ...row, count: row.count + (total.get(key)?.count ?? 0) });
  }
  return [...total].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}

function countIndexed(db: Database, words: readonly string[]): readonly MatchCount[] {
  const narrowed = fewCandidates(db, words, MANY) ?? allOf();
  const { sql, parameters } = allOf(narrowed, holdsWords('text', words));
  return matchCounts(
    db,
    `SELECT account_id, region, type, count FROM (
        SELECT place, COUNT(*) AS count FROM search_texts
          WHERE ${sql} AND row_id NOT IN (${STALE}) GROUP BY place
      ) JOIN places USING (place)`,
    parameters,
  );
}

function countPending(db: Database, words: readonly string[]): readonly MatchCount[] {
  const { sql, parameters } = allOf(inScope({}), holdsWords('search', words));
  const count = `SELECT account_id, region, type, COUNT(*) AS count
      FROM resources NOT INDEXED CROSS JOIN places USING (place) WHERE`;
  return matchCounts(
    db,
    `${count} row_id > ${UPTO} AND ${sql} GROUP BY account_id, region, type
      UNION ALL ${count} row_id IN (${STALE}) AND ${sql} GROUP BY account_id, region, type`,
    [...parameters, ...parameters],
  );
}

function matchCounts(db: Database, sql: string, parameters: readonly string[]): readonly MatchCount[] {
  return db.all(sql, parameters).map((row) => ({
    accountId: text(row['account_id']),
    region: text(row['region']),
    type: text(row['type']),
    count: number(row['count']),
  }));
}

/**
 * Of rows that come into question: all that match, and some that do not. Null: there are more than `most`, or nothing is
 * known without looking at the texts.
 */
function fewCandidates(db: Database, words: readonly string[], most: number): Condition | null {
  const trigrams = trigramsOf(words);
  if (trigrams.length === 0 || !hasTrigrams(db)) return null;
  const sql = `SELECT rowid FROM search_grams WHERE search_grams MATCH ?
    UNION ALL SELECT row_id FROM search_ungrammed
    UNION ALL SELECT row_id FROM search_texts WHERE row_id > ${GRAMS_UPTO}
    UNION ALL ${STALE}
    UNION ALL SELECT row_id FROM resources WHERE row_id > ${UPTO}`;
  const parameters = [trigrams.map((trigram) => `"${trigram.replaceAll('"', '""')}"`).join(' AND ')];
  const count = db.get(`SELECT COUNT(*) AS count FROM (${sql} LIMIT ${most + 1})`, parameters)?.['count'];
  return number(count) <= most ? { sql: `row_id IN (${sql})`, parameters } : null;
}

function trigramsOf(words: readonly string[]): readonly string[] {
  const trigrams = words.flatMap((word) => {
    const characters = [...word];
    return characters.slice(2).map((last, index) => `${characters[index]}${characters[index + 1]}${last}`);
  });
  return [...new Set(trigrams)].slice(0, MOST_TRIGRAMS);
}

function sortedList(
  db: Database,
  candidates: Condition,
  words: readonly string[],
  filter: ResourceFilter,
  page: Page,
): readonly StoredResource[] {
  const { sql, parameters } = allOf(candidates, inScope(filter), holdsWords('search', words));
  return db
    .all(
      `SELECT ${RESOURCE_COLUMNS} FROM resources NOT INDEXED CROSS JOIN places USING (place) WHERE ${sql}
        ORDER BY account_id, region, type, title, resource_id LIMIT ? OFFSET ?`,
      [...parameters, page.limit, page.offset],
    )
    .map(resourceOf);
}

/** Reads only the places where matches are, and only as many of them as the page needs. */
function listByPlace(
  db: Database,
  words: readonly string[],
  places: readonly MatchCount[],
  page: Page,
): readonly StoredResource[] {
  const matches = holdsWords('search', words);
  const found: StoredResource[] = [];
  let before = page.offset;
  for (const place of places) {
    if (found.length >= page.limit) break;
    if (before >= place.count) {
      before -= place.count;
      continue;
    }
    const rows = db.all(
      `SELECT ${RESOURCE_COLUMNS} FROM ${RESOURCES}
        WHERE account_id = ? AND region = ? AND type = ? AND deleted_at IS NULL AND ${matches.sql}
        ORDER BY title, resource_id LIMIT ? OFFSET ?`,
      [place.accountId, place.region, place.type, ...matches.parameters, page.limit - found.length, before],
    );
    found.push(...rows.map(resourceOf));
    before = 0;
  }
  return found;
}
