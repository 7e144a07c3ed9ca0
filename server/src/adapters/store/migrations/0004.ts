/**
 * What text filters look at, beside the resources (see searchIndex.ts): empty at first, so that this takes no time
 * however large the inventory is. Writers only note which rows are not there as they are now; whoever has time brings it
 * up to date.
 */
export const migration0004 = `
CREATE TABLE search_places (
  place INTEGER PRIMARY KEY,
  account_id TEXT NOT NULL,
  region TEXT NOT NULL,
  type TEXT NOT NULL,
  UNIQUE (account_id, region, type)
);

-- The search column of each resource that is not deleted, apart from all else that makes resources large.
CREATE TABLE search_texts (row_id INTEGER PRIMARY KEY, place INTEGER NOT NULL, text TEXT NOT NULL);

-- Resources up to search_upto are in search_texts as they are, but for those in search_stale.
INSERT INTO meta VALUES ('search_upto', 0);
CREATE TABLE search_stale (row_id INTEGER PRIMARY KEY);

-- Texts up to grams_upto are in search_grams, but for those in search_ungrammed. That table is made by the first process
-- that can: not every runtime has FTS5.
INSERT INTO meta VALUES ('grams_upto', 0), ('grams_garbage', 0);
CREATE TABLE search_ungrammed (row_id INTEGER PRIMARY KEY);

-- SQLite numbers a new row after the last one that there is: the number of a row that went may come again.
CREATE TRIGGER search_after_delete AFTER DELETE ON resources
WHEN OLD.row_id <= (SELECT value FROM meta WHERE key = 'search_upto')
BEGIN
  INSERT OR IGNORE INTO search_stale VALUES (OLD.row_id);
END;
`;
