/**
 * The history: each change names its resource by row, says who was behind it, and is found by time. Times are epoch
 * milliseconds.
 */
export const migration0003 = `
CREATE TABLE history (
  -- never given twice, so that what points to a change never points to another one
  row_id INTEGER PRIMARY KEY AUTOINCREMENT,
  resource INTEGER NOT NULL,
  at INTEGER NOT NULL,
  account_id TEXT NOT NULL,
  type TEXT NOT NULL,
  region TEXT NOT NULL,
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
INSERT INTO history (resource, at, account_id, type, region, kind, scan_id, diff)
  SELECT r.row_id, c.at, c.account_id, c.type, c.region, c.kind, c.scan_id, c.diff FROM changes c
    JOIN resources r ON r.account_id = c.account_id AND r.type = c.type AND r.region = c.region
      AND r.resource_id = c.resource_id
    ORDER BY c.row_id;
DROP TABLE changes;
ALTER TABLE history RENAME TO changes;
CREATE INDEX changes_by_resource ON changes (resource);
-- All that filters and counts look at, so that they need not read the rows.
CREATE INDEX changes_by_time ON changes (at, row_id, account_id, type, region, kind);
CREATE INDEX changes_by_account ON changes (account_id, at, row_id, type, region, kind);

-- The newest change that was forgotten: of the changes up to it only when the resource came and went may be left.
ALTER TABLE resources ADD COLUMN forgotten_row INTEGER;
ALTER TABLE resources ADD COLUMN forgotten_at INTEGER;
CREATE INDEX resources_deleted ON resources (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX scans_by_time ON scans (started_at);
`;
