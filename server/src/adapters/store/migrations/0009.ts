/**
 * What is being described is marked, so that nobody else takes it, and events that come meanwhile wait for its end. What
 * a process that ended had marked is free again when the next one begins.
 */
export const migration0009 = `
ALTER TABLE pending ADD COLUMN claimed INTEGER NOT NULL DEFAULT 0;
DROP INDEX pending_due;
CREATE INDEX pending_due ON pending (due_at, account_id, type, region, step) WHERE claimed = 0;
`;
