import type { NormalizedSchema } from '@smithy/core/schema';

const deepest = 2;

/**
 * The answer of an account that has nothing: every list is there and has no items, within structures too (CloudFront
 * wraps its lists); settings are there and nothing is set; nothing else is said. Without a schema the answer is empty,
 * which suits calls without lists.
 */
export function emptyOutput(schema: NormalizedSchema | null): object {
  return schema === null || !schema.isStructSchema() ? {} : emptyStructure(schema, 0);
}

function emptyStructure(schema: NormalizedSchema, depth: number): object {
  const fields: Record<string, unknown> = {};
  for (const [name, member] of schema.structIterator()) {
    if (member.getMergedTraits().httpHeader !== undefined) continue;
    if (member.isListSchema()) fields[name] = [];
    else if (member.isMapSchema()) fields[name] = {};
    else if (member.isStructSchema() && !member.isUnionSchema() && depth < deepest) {
      const inner = emptyStructure(member, depth + 1);
      if (depth === 0 || Object.keys(inner).length > 0) fields[name] = inner;
    }
  }
  return fields;
}
