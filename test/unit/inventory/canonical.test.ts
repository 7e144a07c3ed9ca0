import assert from 'node:assert/strict';
import { canonical, canonicalObject, stableText } from '../../../server/src/core/inventory/canonical.ts';

describe('the canonical form', () => {
  it('makes JSON of what the SDK gives', () => {
    assert.deepEqual(
      canonical({
        date: new Date('2026-01-02T03:04:05.000Z'),
        bytes: new TextEncoder().encode('secret'),
        big: 2n ** 70n,
        small: 7n,
        none: undefined,
        nan: Number.NaN,
        wrongDate: new Date('never'),
        method: () => 1,
        $metadata: { requestId: 'r' },
        list: [undefined, 1],
        map: new Map([['a', 1]]),
      }),
      {
        date: '2026-01-02T03:04:05.000Z',
        bytes: 'c2VjcmV0',
        big: '1180591620717411303424',
        small: 7,
        nan: null,
        wrongDate: null,
        list: [null, 1],
        map: { a: 1 },
      },
    );
  });

  it('is the same whatever the order of fields, tags and rules', () => {
    const one = {
      b: 1,
      a: { d: 1, c: 2 },
      Anything: [
        { Key: 'team', Value: 'pay' },
        { Value: 'prod', Key: 'env' },
      ],
      IpPermissions: [
        { FromPort: 443, IpRanges: [{ CidrIp: '10.0.0.0/8' }, { CidrIp: '0.0.0.0/0' }] },
        { FromPort: 22 },
      ],
    };
    const other = {
      IpPermissions: [
        { FromPort: 22 },
        { IpRanges: [{ CidrIp: '0.0.0.0/0' }, { CidrIp: '10.0.0.0/8' }], FromPort: 443 },
      ],
      Anything: [
        { Key: 'env', Value: 'prod' },
        { Key: 'team', Value: 'pay' },
      ],
      a: { c: 2, d: 1 },
      b: 1,
    };
    assert.equal(stableText(canonical(one)), stableText(canonical(other)));
  });

  it('takes tags for a set however a service spells them', () => {
    for (const [key, value] of [
      ['Key', 'Value'],
      ['key', 'value'],
      ['TagKey', 'TagValue'],
    ] as const) {
      const tag = (name: string) => ({ [key]: name, [value]: name });
      assert.equal(stableText(canonical([tag('a'), tag('b')])), stableText(canonical([tag('b'), tag('a')])), key);
    }
  });

  it('orders sets without what is volatile in them', () => {
    const user = (name: string, used: string) => ({ LastUsed: used, Name: name });
    const order = (...users: object[]) => canonicalObject({ Users: users }, ['Users.*.LastUsed'])['Users'];
    assert.deepEqual(order(user('b', '1'), user('a', '2')), [user('a', '2'), user('b', '1')]);
    assert.deepEqual(order(user('a', '1'), user('b', '2')), [user('a', '1'), user('b', '2')]);
  });

  it('keeps the order of lists that have one', () => {
    assert.deepEqual(canonical({ CacheBehaviors: ['b', 'a'] }), { CacheBehaviors: ['b', 'a'] });
  });

  it('leaves out fields that are undefined, and keeps null', () => {
    assert.deepEqual(canonicalObject({ Policy: undefined, Logging: null }), { Logging: null });
  });

  it('survives nesting without an end', () => {
    const loop: Record<string, unknown> = {};
    loop['self'] = loop;
    assert.match(stableText(canonical(loop)), /nested too deeply/);
  });

  it('treats __proto__ as a field like any other', () => {
    const hostile = JSON.parse('{"__proto__": {"polluted": true}}') as object;
    assert.equal(stableText(canonical(hostile)), '{"__proto__":{"polluted":true}}');
    assert.equal(Object.hasOwn({}, 'polluted'), false);
  });

  it('replaces halves of characters', () => {
    assert.equal(canonical('a\ud800b'), 'a\ufffdb');
  });
});
