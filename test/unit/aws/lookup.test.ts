import assert from 'node:assert/strict';
import type { LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { cachingLookup } from '../../../server/src/adapters/aws/lookup.ts';

const address: LookupAddress = { address: '192.0.2.1', family: 4 };

function ask(lookup: LookupFunction, hostname: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    lookup(hostname, { all: true }, (error, addresses) => (error ? reject(error) : resolve(addresses)));
  });
}

describe('the DNS lookup', () => {
  it('asks once for a host until the answer is old', async () => {
    let now = 0;
    let asked = 0;
    const lookup = cachingLookup(
      async () => {
        asked += 1;
        return [address];
      },
      () => now,
    );
    assert.deepEqual(await Promise.all([ask(lookup, 'a'), ask(lookup, 'a')]), [[address], [address]]);
    assert.equal(asked, 1);
    now = 30_001;
    await ask(lookup, 'a');
    assert.equal(asked, 2);
  });

  it('does not keep a failure', async () => {
    let asked = 0;
    const lookup = cachingLookup(
      async () => {
        asked += 1;
        if (asked === 1) throw Object.assign(new Error('no'), { code: 'EAI_AGAIN' });
        return [address];
      },
      () => 0,
    );
    await assert.rejects(ask(lookup, 'a'), { code: 'EAI_AGAIN' });
    assert.deepEqual(await ask(lookup, 'a'), [address]);
  });

  it('runs at most 25 lookups at a time', async () => {
    const open: (() => void)[] = [];
    let most = 0;
    let running = 0;
    const lookup = cachingLookup(
      async () => {
        running += 1;
        most = Math.max(most, running);
        await new Promise<void>((resolve) => open.push(resolve));
        running -= 1;
        return [address];
      },
      () => 0,
    );
    const all = Promise.all(Array.from({ length: 60 }, (_, index) => ask(lookup, `host-${index}`)));
    let done = false;
    const finished = all.then(() => {
      done = true;
    });
    while (!done) {
      for (const resolve of open.splice(0)) resolve();
      await new Promise((resolve) => setImmediate(resolve));
    }
    await finished;
    assert.equal(most, 25);
  });

  it('gives one address to callers that want one', async () => {
    const lookup = cachingLookup(
      async () => [address],
      () => 0,
    );
    const found = await new Promise((resolve) => lookup('a', {}, (_error, first, family) => resolve([first, family])));
    assert.deepEqual(found, ['192.0.2.1', 4]);
  });
});
