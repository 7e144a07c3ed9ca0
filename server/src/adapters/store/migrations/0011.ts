/**
 * How long each message is that could not be read: so many are kept as fit into a bound, and counting them must not read
 * them.
 */
export const migration0011 = `
ALTER TABLE dead_letters ADD COLUMN size INTEGER NOT NULL DEFAULT 0;
UPDATE dead_letters SET size = length(body);
CREATE INDEX dead_letters_size ON dead_letters (size);
`;
