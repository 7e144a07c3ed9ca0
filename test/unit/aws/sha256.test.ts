import assert from 'node:assert/strict';
import { createHash, createHmac } from 'node:crypto';
import { sha256 } from '../../../server/src/adapters/aws/sha256.ts';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const bytes = (text: string) => new TextEncoder().encode(text);

describe('the hash of signatures', () => {
  it('is SHA-256, which may be asked and then be given more', async () => {
    const hash = sha256();
    hash.update(bytes('a'));
    assert.equal(hex(await hash.digest()), createHash('sha256').update('a').digest('hex'));
    hash.update(bytes('b'));
    assert.equal(hex(await hash.digest()), createHash('sha256').update('ab').digest('hex'));
    hash.reset();
    assert.equal(hex(await hash.digest()), createHash('sha256').digest('hex'));
  });

  for (const [what, secret] of [
    ['a text', 'AWS4sécret'],
    ['bytes', bytes('AWS4sécret')],
    ['a part of bytes', bytes('xxAWS4sécret').subarray(2)],
    ['a buffer', bytes('AWS4sécret').slice().buffer],
  ] as const) {
    it(`is its HMAC where the secret is ${what}`, async () => {
      const hash = sha256(secret);
      hash.update(bytes('20260101'));
      assert.equal(hex(await hash.digest()), createHmac('sha256', 'AWS4sécret').update('20260101').digest('hex'));
    });
  }
});
