/** Events, what they touched, and what still has to be described because of them. Times are epoch milliseconds. */
export const migration0005 = `
CREATE TABLE events (
  row_id INTEGER PRIMARY KEY AUTOINCREMENT,
  event_id TEXT NOT NULL,
  account_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  received_at INTEGER NOT NULL,
  source TEXT NOT NULL,
  name TEXT NOT NULL,
  region TEXT NOT NULL,
  actor TEXT,
  source_ip TEXT,
  error_code TEXT,
  standing TEXT NOT NULL,
  -- what filters look at, in lower case
  search TEXT NOT NULL,
  record TEXT NOT NULL,
  -- an event of two accounts is delivered to both
  UNIQUE (event_id, account_id)
);
CREATE INDEX events_received ON events (received_at, at);

-- An empty resource_id stands for all of a type.
CREATE TABLE event_resources (
  event INTEGER NOT NULL,
  account_id TEXT NOT NULL,
  type TEXT NOT NULL,
  region TEXT NOT NULL,
  resource_id TEXT NOT NULL,
  effect TEXT NOT NULL,
  outcome TEXT NOT NULL
);
CREATE INDEX event_resources_by_event ON event_resources (event);
CREATE INDEX event_resources_by_key ON event_resources (account_id, type, region, resource_id, event);

CREATE TABLE pending (
  row_id INTEGER PRIMARY KEY AUTOINCREMENT,
  account_id TEXT NOT NULL,
  type TEXT NOT NULL,
  region TEXT NOT NULL,
  resource_id TEXT NOT NULL,
  effect TEXT NOT NULL,
  first_at INTEGER NOT NULL,
  due_at INTEGER NOT NULL,
  step INTEGER NOT NULL,
  generation INTEGER NOT NULL,
  event_id TEXT NOT NULL,
  event_name TEXT NOT NULL,
  event_at INTEGER NOT NULL,
  actor TEXT,
  source_ip TEXT,
  UNIQUE (account_id, type, region, resource_id)
);
CREATE INDEX pending_due ON pending (due_at);

CREATE TABLE dead_letters (
  row_id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  message_id TEXT NOT NULL,
  reason TEXT NOT NULL,
  body TEXT NOT NULL
);

CREATE TABLE heartbeats (
  account_id TEXT NOT NULL,
  region TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (account_id, region)
);

CREATE TABLE event_gaps (
  source TEXT NOT NULL,
  name TEXT NOT NULL,
  count INTEGER NOT NULL,
  last_at INTEGER NOT NULL,
  PRIMARY KEY (source, name)
);

CREATE TABLE receiver (id INTEGER PRIMARY KEY CHECK (id = 1), at INTEGER NOT NULL, text TEXT NOT NULL);
`;
