import assert from 'node:assert/strict';
import * as jsondiffpatch from 'jsondiffpatch';
import { canonical, stableText } from '../../../server/src/core/inventory/canonical.ts';
import { diffJson } from '../../../server/src/core/inventory/delta.ts';
import { revertJson } from '../../../server/src/core/inventory/revert.ts';
import type { Json } from '../../../server/src/core/json.ts';
import { seededRandom } from '../../support/random.ts';

/** As it is after it was written and read again. */
function stored<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value)) as Value;
}

function anyJson(random: (below: number) => number, depth = 0): Json {
  switch (random(depth > 3 ? 4 : 8)) {
    case 0:
      return null;
    case 1:
      return random(3);
    case 2:
      return 'abc'.charAt(random(3));
    case 3:
      return random(2) === 0;
    case 4:
    case 5:
      return Array.from({ length: random(6) }, () => anyJson(random, depth + 1));
    default: {
      const keys = ['Key', 'GroupId', 'Sid', 'x', 'y', '_t', '__proto__', 'redacted'];
      const fields = Array.from({ length: random(5) }, (): [string, Json] => [
        keys[random(keys.length)] ?? '',
        anyJson(random, depth + 1),
      ]);
      return Object.fromEntries(fields);
    }
  }
}

describe('the difference of two values', () => {
  it('leads back to the value before, whatever the two are', () => {
    const random = seededRandom(7);
    for (let round = 0; round < 20_000; round++) {
      const before = canonical(anyJson(random));
      const after = random(4) === 0 ? stored(before) : canonical(anyJson(random));
      const delta = diffJson(before, after);
      if (delta === undefined) assert.equal(stableText(after), stableText(before));
      else assert.equal(stableText(revertJson(after, stored(delta)) ?? null), stableText(before));
    }
  });

  it('is in the form that jsondiffpatch applies', () => {
    const random = seededRandom(11);
    let applied = 0;
    for (let round = 0; round < 10_000; round++) {
      const [before, after] = [canonical(anyJson(random)), canonical(anyJson(random))];
      const delta = diffJson(before, after);
      // The library takes these two names for its own.
      if (delta === undefined || /_t|__proto__/.test(JSON.stringify([before, after]))) continue;
      const patched = jsondiffpatch.patch(stored(before), JSON.parse(JSON.stringify(delta)) as jsondiffpatch.Delta);
      assert.deepEqual(patched, after);
      applied += 1;
    }
    assert.ok(applied > 1000);
  });

  it('names what was added to a list, what left it and what moved, and nothing else', () => {
    const rule = (id: string, port = 443) => ({ GroupId: id, Port: port });
    const before = [rule('a'), rule('b'), rule('c')];
    assert.deepEqual(diffJson(before, [rule('new'), ...before]), { _t: 'a', 0: [rule('new')] });
    assert.deepEqual(diffJson(before, [rule('a'), rule('c')]), { _t: 'a', _1: [rule('b'), 0, 0] });
    assert.deepEqual(diffJson(before, [rule('c'), rule('a'), rule('b')]), { _t: 'a', _2: ['', 0, 3] });
    assert.deepEqual(diffJson(before, [rule('a'), rule('b', 22), rule('c')]), { _t: 'a', 1: { Port: [443, 22] } });
  });

  it('matches rules of a security group by what they open', () => {
    const rule = (port: number, ...cidrs: string[]) => ({
      FromPort: port,
      IpProtocol: 'tcp',
      IpRanges: cidrs.map((CidrIp) => ({ CidrIp })),
      ToPort: port,
    });
    const before = [rule(22, '10.0.0.0/8'), rule(443, '0.0.0.0/0')];
    const after = [rule(443, '0.0.0.0/0'), rule(22, '0.0.0.0/0', '10.0.0.0/8')];
    assert.deepEqual(diffJson(canonical(before), canonical(after)), {
      _t: 'a',
      _1: ['', 0, 3],
      1: { IpRanges: { _t: 'a', 0: [{ CidrIp: '0.0.0.0/0' }] } },
    });
  });

  it('shows what changed inside an item without a name, if it is the only one that did', () => {
    const statement = (...actions: string[]) => ({ Action: actions, Effect: 'Allow' });
    const other = { Action: ['s3:*'], Effect: 'Deny' };
    assert.deepEqual(diffJson([statement('a'), other], [statement('a', 'b'), other]), {
      _t: 'a',
      0: { Action: { _t: 'a', 1: ['b'] } },
    });
  });

  it('tells null from nothing', () => {
    assert.deepEqual(diffJson({ a: null }, {}), { a: [null, 0, 0] });
    assert.deepEqual(diffJson({}, { a: null }), { a: [null] });
    assert.deepEqual(diffJson({ a: null }, { a: 1 }), { a: [null, 1] });
  });

  it('takes lists with null in them, and lists of lists', () => {
    const [before, after] = [
      [null, { Key: 'a' }, [1]],
      [{ Key: 'a' }, null, [1, 2]],
    ];
    const delta = diffJson(before, after);
    assert.ok(delta);
    assert.deepEqual(revertJson(after, delta), before);
  });

  it('takes long lists that changed all over', () => {
    const before = Array.from({ length: 20_000 }, (_, index) => ({ CidrIp: `10.0.${index}` }));
    const after = before.filter((_, index) => index % 7 !== 0).toReversed();
    const delta = diffJson(before, after);
    assert.ok(delta);
    assert.deepEqual(revertJson(after, delta), before);
  });

  it('leaves out what there is no place for any more', () => {
    assert.deepEqual(revertJson({ b: 1 }, { a: { inner: [1, 2] }, b: [0, 1] }), { b: 0 });
    assert.deepEqual(revertJson([], { _t: 'a', 3: { x: [1, 2] } }), []);
  });
});
