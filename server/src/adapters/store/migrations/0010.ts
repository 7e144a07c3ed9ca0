/** Each of our StackSets, where there was that of real-time events only. */
export const migration0010 = `
CREATE TABLE stack_sets (
  name TEXT PRIMARY KEY,
  seen_at INTEGER NOT NULL,
  report TEXT NOT NULL
) WITHOUT ROWID;
INSERT INTO stack_sets
  SELECT 'panther-real-time-events', seen_at, json_set(report, '$.callAs', 'SELF') FROM stack_set;
DROP TABLE stack_set;

ALTER TABLE stack_instances RENAME TO stack_instances_of_one;
DROP INDEX stack_instances_by_rank;
CREATE TABLE stack_instances (
  stack_set TEXT NOT NULL,
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
  PRIMARY KEY (stack_set, account_id, region)
) WITHOUT ROWID;
CREATE INDEX stack_instances_by_rank ON stack_instances (stack_set, rank, account_id, region);
INSERT INTO stack_instances SELECT 'panther-real-time-events', * FROM stack_instances_of_one;
DROP TABLE stack_instances_of_one;
`;
