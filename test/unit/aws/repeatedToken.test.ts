import assert from 'node:assert/strict';
import { refusingRepeatedTokens } from '../../../server/src/adapters/aws/repeatedToken.ts';

async function* of(...pages: readonly object[]): AsyncGenerator<object> {
  yield* pages;
}

async function read(pages: AsyncIterable<object>): Promise<unknown[]> {
  const seen = [];
  for await (const page of refusingRepeatedTokens(pages)) seen.push(page);
  return seen;
}

describe('pages with tokens', () => {
  it('pass where each names another next page', async () => {
    const pages = [{ Items: [1], NextToken: 'a' }, { Items: [2], NextToken: 'b' }, { Items: [3] }];
    assert.deepEqual(await read(of(...pages)), pages);
  });

  for (const token of [
    'NextToken',
    'nextToken',
    'Marker',
    'NextMarker',
    'ContinuationToken',
    'LastEvaluatedTableToken',
  ]) {
    it(`are refused where ${token} repeats`, async () => {
      await assert.rejects(read(of({ [token]: 'a' }, { [token]: 'a' })), { name: 'RepeatedToken' });
    });
  }

  it('may end with any number of pages without a token', async () => {
    assert.equal((await read(of({ Items: [] }, { Items: [] }))).length, 2);
  });
});
