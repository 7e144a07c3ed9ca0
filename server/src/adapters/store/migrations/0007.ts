/** When heartbeats were sent, and where none came for a while. Times are epoch milliseconds. */
export const migration0007 = `
CREATE TABLE heartbeat_times (
  account_id TEXT NOT NULL,
  region TEXT NOT NULL,
  at INTEGER NOT NULL,
  received_at INTEGER NOT NULL,
  PRIMARY KEY (account_id, region, at)
) WITHOUT ROWID;

-- The last silence of each account and region; tried_at and read_at: when it was last read again because of one.
CREATE TABLE silences (
  account_id TEXT NOT NULL,
  region TEXT NOT NULL,
  noticed_at INTEGER NOT NULL,
  ended_at INTEGER,
  tried_at INTEGER,
  read_at INTEGER,
  PRIMARY KEY (account_id, region)
) WITHOUT ROWID;
`;
