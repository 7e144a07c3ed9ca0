/**
 * Which stack a resource is of, as CloudFormation tags what it makes. The columns are computed from the tags, so that
 * nothing has to be kept true, and only what has the tags is in the indexes.
 */
export const migration0008 = `
ALTER TABLE resources ADD COLUMN stack_id TEXT
  GENERATED ALWAYS AS (tags ->> '$."aws:cloudformation:stack-id"') VIRTUAL;
ALTER TABLE resources ADD COLUMN logical_id TEXT
  GENERATED ALWAYS AS (tags ->> '$."aws:cloudformation:logical-id"') VIRTUAL;
CREATE INDEX resources_by_logical_id ON resources (logical_id, type, stack_id)
  WHERE logical_id IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX resources_by_stack ON resources (stack_id) WHERE stack_id IS NOT NULL AND deleted_at IS NULL;
`;
