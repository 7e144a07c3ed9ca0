/**
 * Where a resource lives is one number, not three texts in its row and in each index, and there are two indexes where
 * there were five: the others took more time than the rows themselves. `places` is what `search_places` was, for all.
 */
export const migration0012 = `
CREATE TABLE places (
  place INTEGER PRIMARY KEY,
  account_id TEXT NOT NULL,
  region TEXT NOT NULL,
  type TEXT NOT NULL,
  -- how many resources there are that are not deleted: whoever writes these keeps it true, in the same transaction
  live INTEGER NOT NULL DEFAULT 0
);
CREATE UNIQUE INDEX places_key ON places (account_id, region, type);
CREATE INDEX places_by_type ON places (type, account_id, region);
INSERT INTO places (place, account_id, region, type) SELECT place, account_id, region, type FROM search_places;
DROP TABLE search_places;
INSERT OR IGNORE INTO places (account_id, region, type) SELECT DISTINCT account_id, region, type FROM resources;
INSERT OR IGNORE INTO places (account_id, region, type) SELECT DISTINCT account_id, region, type FROM changes;

CREATE TABLE resources_in_places (
  row_id INTEGER PRIMARY KEY,
  place INTEGER NOT NULL,
  first_seen_at INTEGER NOT NULL,
  observed_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  deleted_at INTEGER,
  -- the newest change that was forgotten: of those up to it only when the resource came and went may be left
  forgotten_row INTEGER,
  forgotten_at INTEGER,
  resource_id TEXT NOT NULL,
  -- what lists are ordered by, lower case
  title TEXT NOT NULL,
  arn TEXT,
  id TEXT,
  name TEXT,
  time_created TEXT,
  full_hash TEXT NOT NULL,
  -- null: as the full one
  durable_hash TEXT,
  -- what a text filter looks at, lower case
  search TEXT NOT NULL,
  tags BLOB NOT NULL,
  not_read BLOB NOT NULL,
  attributes BLOB NOT NULL,
  -- the stack that it is of, as CloudFormation tags what it makes
  stack_id TEXT GENERATED ALWAYS AS (tags ->> '$."aws:cloudformation:stack-id"') VIRTUAL,
  logical_id TEXT GENERATED ALWAYS AS (tags ->> '$."aws:cloudformation:logical-id"') VIRTUAL
);
INSERT INTO resources_in_places (row_id, place, first_seen_at, observed_at, changed_at, deleted_at, forgotten_row,
    forgotten_at, resource_id, title, arn, id, name, time_created, full_hash, durable_hash, search, tags, not_read,
    attributes)
  SELECT row_id, place, first_seen_at, observed_at, changed_at, deleted_at, forgotten_row, forgotten_at, resource_id,
    title, arn, id, name, time_created, full_hash, NULLIF(durable_hash, full_hash), search,
    tags, not_read, attributes
  FROM resources CROSS JOIN places USING (account_id, region, type) ORDER BY row_id;
DROP TABLE resources;
ALTER TABLE resources_in_places RENAME TO resources;
-- By its id in all places, and by its id in one.
CREATE UNIQUE INDEX resources_key ON resources (resource_id, place);
CREATE INDEX resources_by_place ON resources (place, title, resource_id) WHERE deleted_at IS NULL;
-- Most ARNs are the ids.
CREATE INDEX resources_by_arn ON resources (arn) WHERE arn <> resource_id;
CREATE INDEX resources_deleted ON resources (deleted_at, place) WHERE deleted_at IS NOT NULL;
CREATE INDEX resources_by_logical_id ON resources (logical_id, place, stack_id)
  WHERE logical_id IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX resources_by_stack ON resources (stack_id) WHERE stack_id IS NOT NULL AND deleted_at IS NULL;
UPDATE places SET live =
  (SELECT COUNT(*) FROM resources r WHERE r.place = places.place AND r.deleted_at IS NULL);
CREATE TRIGGER search_after_delete AFTER DELETE ON resources
WHEN OLD.row_id <= (SELECT value FROM meta WHERE key = 'search_upto')
BEGIN
  INSERT OR IGNORE INTO search_stale VALUES (OLD.row_id);
END;

CREATE TABLE changes_in_places (
  -- never given twice, so that what points to a change never points to another one
  row_id INTEGER PRIMARY KEY AUTOINCREMENT,
  resource INTEGER NOT NULL,
  at INTEGER NOT NULL,
  account_id TEXT NOT NULL,
  place INTEGER NOT NULL,
  kind TEXT NOT NULL,
  scan_id TEXT,
  -- the event behind it; null: a scan found it
  actor TEXT,
  source_ip TEXT,
  event_name TEXT,
  event_id TEXT,
  event_at INTEGER,
  diff BLOB
);
INSERT INTO changes_in_places
  SELECT row_id, resource, at, account_id, place, kind, scan_id, actor, source_ip, event_name, event_id, event_at, diff
  FROM changes CROSS JOIN places USING (account_id, region, type) ORDER BY row_id;
DELETE FROM sqlite_sequence WHERE name = 'changes_in_places';
INSERT INTO sqlite_sequence SELECT 'changes_in_places', seq FROM sqlite_sequence WHERE name = 'changes';
DROP TABLE changes;
ALTER TABLE changes_in_places RENAME TO changes;
CREATE INDEX changes_by_resource ON changes (resource);
-- All that filters and counts look at, so that they need not read the rows.
CREATE INDEX changes_by_time ON changes (at, row_id, place, kind);
CREATE INDEX changes_by_account ON changes (account_id, at, row_id, place, kind);
`;
