import { isDeepStrictEqual } from 'node:util';
import type { NextPage } from '../../core/catalog/types.ts';

/** Fields of an answer that say how to go on, where the request's field has the same name. */
const TOKENS = ['NextMarker', 'NextToken', 'nextToken', 'position'] as const;

/**
 * The pages of an operation that the SDK cannot page, such as those of AWS WAF. Ends, like the SDK's own paginators, at
 * a token that does not change.
 */
export async function* followTokens(
  send: (input: object) => Promise<unknown>,
  input: object,
  nextOf: NextPage = withToken,
): AsyncGenerator<unknown, void> {
  let next: object | undefined;
  for (;;) {
    const page = await send({ ...input, ...next });
    yield page;
    const found = typeof page === 'object' && page !== null ? nextOf(page) : undefined;
    if (found === undefined || isDeepStrictEqual(found, next)) return;
    next = found;
  }
}

function withToken(page: object): object | undefined {
  const fields: Readonly<Record<string, unknown>> = { ...page };
  for (const field of TOKENS) {
    const token = fields[field];
    if (typeof token === 'string' && token !== '') return { [field]: token };
  }
  return undefined;
}
