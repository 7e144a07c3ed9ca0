/** The first schema. Times are epoch milliseconds; tags, attributes, not_read and diff are JSONB. */
export const migration0001 = `
CREATE TABLE meta (key TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
INSERT INTO meta VALUES ('version', 0);

CREATE TABLE resources (
  row_id INTEGER PRIMARY KEY,
  account_id TEXT NOT NULL,
  region TEXT NOT NULL,
  type TEXT NOT NULL,
  resource_id TEXT NOT NULL,
  -- what lists are ordered by, lower case
  title TEXT NOT NULL,
  first_seen_at INTEGER NOT NULL,
  observed_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  deleted_at INTEGER,
  arn TEXT,
  id TEXT,
  name TEXT,
  time_created TEXT,
  full_hash TEXT NOT NULL,
  durable_hash TEXT NOT NULL,
  -- what a text filter looks at, lower case
  search TEXT NOT NULL,
  tags BLOB NOT NULL,
  not_read BLOB NOT NULL,
  attributes BLOB NOT NULL
);
CREATE UNIQUE INDEX resources_key ON resources (account_id, type, region, resource_id);
CREATE INDEX resources_by_id ON resources (resource_id);
CREATE INDEX resources_by_arn ON resources (arn) WHERE arn IS NOT NULL;
CREATE INDEX resources_by_account ON resources (account_id, region, type, title, resource_id) WHERE deleted_at IS NULL;
CREATE INDEX resources_by_type ON resources (type, account_id, region) WHERE deleted_at IS NULL;
CREATE INDEX resources_by_region ON resources (region, type, account_id) WHERE deleted_at IS NULL;

CREATE TABLE changes (
  row_id INTEGER PRIMARY KEY,
  account_id TEXT NOT NULL,
  region TEXT NOT NULL,
  type TEXT NOT NULL,
  resource_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  kind TEXT NOT NULL,
  scan_id TEXT,
  diff BLOB
);
CREATE INDEX changes_by_resource ON changes (account_id, type, region, resource_id, at);
CREATE INDEX changes_by_time ON changes (account_id, at);

CREATE TABLE scans (
  id TEXT PRIMARY KEY,
  account_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  whole INTEGER NOT NULL,
  status TEXT NOT NULL,
  started_at INTEGER NOT NULL,
  finished_at INTEGER,
  -- who runs it, and when it was last seen to write
  host TEXT NOT NULL,
  pid INTEGER NOT NULL,
  alive_at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX scans_by_account ON scans (account_id, started_at);
CREATE INDEX scans_running ON scans (status) WHERE status = 'running';

CREATE TABLE cells (
  account_id TEXT NOT NULL,
  type TEXT NOT NULL,
  region TEXT NOT NULL,
  scan_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  count INTEGER,
  incomplete INTEGER,
  call TEXT,
  code TEXT,
  message TEXT,
  finished_at INTEGER NOT NULL,
  duration_ms INTEGER NOT NULL,
  last_ok_at INTEGER,
  PRIMARY KEY (account_id, type, region)
) WITHOUT ROWID;

CREATE TABLE role_checks (
  account_id TEXT NOT NULL,
  role TEXT NOT NULL,
  role_arn TEXT NOT NULL,
  status TEXT NOT NULL,
  reason TEXT,
  hint TEXT,
  warning TEXT,
  checked_at INTEGER NOT NULL,
  PRIMARY KEY (account_id, role)
) WITHOUT ROWID;

CREATE TABLE leases (
  name TEXT PRIMARY KEY,
  holder TEXT NOT NULL,
  until INTEGER NOT NULL
) WITHOUT ROWID;
`;
