/** Reads what calls tell of many items at once. */
import { isAbsent } from '../catalog/absent.ts';
import type { BatchCall } from '../catalog/types.ts';
import { AwsFailure } from '../errors.ts';
import { type Attempt, attempted, notGiven, type ReadContext, type Reading, withAttempts } from './details.ts';

/** For each item what `before` has and what the batches tell of it. @throws what ends the whole scan only */
export async function readBatches(
  calls: readonly BatchCall[],
  items: readonly unknown[],
  before: Reading,
  context: ReadContext,
): Promise<readonly Reading[]> {
  if (calls.length === 0) return items.map(() => before);
  const byCall = await Promise.all(calls.map((call) => readBatch(call, items, context)));
  return items.map((_, index) =>
    withAttempts(
      before,
      calls,
      byCall.map((attempts) => attempts[index] ?? NOT_ASKED),
    ),
  );
}

const NOT_ASKED: Attempt = { result: undefined, notRead: [] };

async function readBatch(
  call: BatchCall,
  items: readonly unknown[],
  context: ReadContext,
): Promise<readonly Attempt[]> {
  // An empty item is reported when it is modelled; here it must not spoil the others.
  const asked = items.filter((item) => item !== null && item !== undefined);
  const chunks = Array.from({ length: Math.ceil(asked.length / call.size) }, (_, index) =>
    asked.slice(index * call.size, (index + 1) * call.size),
  );
  const attempts = (await Promise.all(chunks.map((chunk) => readChunk(call, chunk, context)))).flat().values();
  return items.map((item) => (item === null || item === undefined ? NOT_ASKED : (attempts.next().value ?? NOT_ASKED)));
}

/** An item that makes AWS refuse the whole call is found by halving, so that it costs the others nothing. */
async function readChunk(
  call: BatchCall,
  chunk: readonly unknown[],
  context: ReadContext,
): Promise<readonly Attempt[]> {
  try {
    const output = await context.caller.call(call, call.input(chunk, context.place), context.region);
    return await Promise.all(
      chunk.map((item) => attempted(call, context, async () => call.pick(output, item) ?? null)),
    );
  } catch (error) {
    if (chunk.length > 1 && error instanceof AwsFailure && isOneItemsFault(error, call)) {
      const middle = Math.ceil(chunk.length / 2);
      const halves = [chunk.slice(0, middle), chunk.slice(middle)];
      return (await Promise.all(halves.map((half) => readChunk(call, half, context)))).flat();
    }
    const attempt = notGiven(error, call, context);
    return chunk.map(() => attempt);
  }
}

/** Errors that another selection of items may not have: AWS understood the call and took offence at what it names. */
function isOneItemsFault(failure: AwsFailure, call: BatchCall): boolean {
  if (failure.kind === 'notFound' || isAbsent(failure, call.absent)) return true;
  return failure.kind === 'failed' && failure.status !== null && failure.status >= 400 && failure.status < 500;
}
