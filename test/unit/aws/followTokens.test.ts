import assert from 'node:assert/strict';
import { followTokens } from '../../../server/src/adapters/aws/followTokens.ts';
import type { NextPage } from '../../../server/src/core/catalog/types.ts';

async function follow(pages: Readonly<Record<string, object | null>>, next?: NextPage): Promise<readonly object[]> {
  const sent: object[] = [];
  const send = async (input: object) => {
    sent.push(input);
    return pages[String(Object.values(input).at(-1))] ?? {};
  };
  for await (const _ of followTokens(send, { Scope: 'REGIONAL', Limit: 'first' }, next));
  return sent;
}

const first = { Scope: 'REGIONAL', Limit: 'first' };

describe('pages of operations that the SDK cannot page', () => {
  it('are asked for with the token of the page before', async () => {
    const sent = await follow({ first: { NextMarker: 'b' }, b: { NextMarker: 'c' }, c: { NextMarker: '' } });
    assert.deepEqual(sent, [first, { ...first, NextMarker: 'b' }, { ...first, NextMarker: 'c' }]);
    assert.deepEqual(await follow({ first: { nextToken: 'b' } }), [first, { ...first, nextToken: 'b' }]);
  });

  it('end without a token, and where it does not change', async () => {
    assert.deepEqual(await follow({ first: { WebACLs: [] } }), [first]);
    assert.deepEqual(await follow({ first: null }), [first]);
    const same = { NextMarker: 'b' };
    assert.equal((await follow({ first: same, b: same })).length, 2);
  });

  it('are asked for as the operation says, where it has a way of its own', async () => {
    const next: NextPage = (page) => ('Last' in page ? { Start: page.Last } : undefined);
    const sent = await follow({ first: { Last: 'b' }, b: { Last: 'c' }, c: { NextToken: 'of something else' } }, next);
    assert.deepEqual(sent, [first, { ...first, Start: 'b' }, { ...first, Start: 'c' }]);
    assert.equal((await follow({ first: { Last: 'b' }, b: { Last: 'b' } }, next)).length, 2);
  });
});
