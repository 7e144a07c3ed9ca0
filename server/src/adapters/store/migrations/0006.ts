/** The StackSet of real-time events, as CloudFormation last told of it. */
export const migration0006 = `
CREATE TABLE stack_set (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  seen_at INTEGER NOT NULL,
  report TEXT NOT NULL
);

CREATE TABLE stack_instances (
  account_id TEXT NOT NULL,
  region TEXT NOT NULL,
  -- 0: somebody has to do something about it; 1: it is being worked on; 2: it is as it should be
  rank INTEGER NOT NULL,
  status TEXT NOT NULL,
  detail TEXT NOT NULL,
  reason TEXT,
  drift TEXT,
  stack_id TEXT,
  operation_id TEXT,
  PRIMARY KEY (account_id, region)
) WITHOUT ROWID;
CREATE INDEX stack_instances_by_rank ON stack_instances (rank, account_id, region);
`;
