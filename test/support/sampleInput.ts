import type { NormalizedSchema } from '@smithy/core/schema';

/** An input that says something wherever text may be said, and no token: nothing was listed before. */
export function sampleOf(schema: NormalizedSchema | null): object {
  const input: Record<string, unknown> = { Bucket: 'invoices' };
  if (schema === null || !schema.isStructSchema()) return input;
  for (const [name, member] of schema.structIterator()) {
    if (member.getMergedTraits().httpLabel && member.isNumericSchema()) input[name] = 1;
    else if (member.isStringSchema() && !/token|marker|^ExclusiveStart/i.test(name)) input[name] = 'sample';
  }
  return input;
}
