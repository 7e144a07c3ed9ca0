/** Why the last scan of an account could not begin. Times are epoch milliseconds. */
export const migration0002 = `
CREATE TABLE problems (
  account_id TEXT PRIMARY KEY,
  code TEXT NOT NULL,
  message TEXT NOT NULL,
  hint TEXT,
  at INTEGER NOT NULL
) WITHOUT ROWID;
`;
