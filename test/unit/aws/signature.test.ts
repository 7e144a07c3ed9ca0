// The signatures that are expected were made by the SDK's own signer.
import assert from 'node:assert/strict';
import { createSign, type SignedParts } from '../../../server/src/adapters/aws/plain/signature.ts';

const now = Date.UTC(2026, 0, 2, 3, 4, 5, 678);
const scope = { region: 'eu-west-1', service: 'lambda' };
const temporary = { accessKeyId: 'ASIAEXAMPLE', secretAccessKey: 'secret', sessionToken: 'token/+=' };
const lasting = { accessKeyId: 'AKIA', secretAccessKey: 'other' };

const plain: SignedParts = { method: 'GET', path: '/', query: {}, headers: {}, body: undefined };

const table: readonly (readonly [string, Partial<SignedParts>, string, string])[] = [
  [
    'a form',
    { method: 'POST', body: 'Action=ListRoles', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
    'a393ac546b638fd7bc4e89142a84a366c3fe662dd9325d39f3552256905f9ff8',
    'e81c5407d0b0b4c98c24fd1afaabff0adabd35779cc1f4544bc644f225a2056f',
  ],
  [
    'a path and a query with escapes',
    { path: '/functions/a%3Ab/c/', query: { MaxItems: '50', Marker: 'a b/c(d)', empty: '' } },
    '126b417fb5093befb1cc18521dbee3465490e59199858ced315edd951b19a8be',
    '7a5f61eaab66b52a4f3aca3b86cf006e422427e5fcb0095cef3368dbbfc1092b',
  ],
  [
    'a path with detours, and a query with lists and gaps',
    { path: '/a//b/../c/./d', query: { key: ['two', 'one'], Key: 'x', gone: null } },
    'a3002f6f7f7edb7008e8b0c8e4587d150556f085bc551622f9ab4ebe2a6f0e2c',
    '5726e8bdb1938c78822cf782763ce74f34d4a9ff79b957435cc116825d561a9f',
  ],
  [
    'bytes, and headers that are left out or have too many blanks',
    { method: 'POST', body: new Uint8Array([191, 255]), headers: { accept: '  two   words ', expect: 'x' } },
    '868872764204b660f7fbb4671e62c30fff9e95b74fe82519f22028d62e92a8c1',
    '8732f4c09ec7d9045958aeb24dac47a18d2df425eea7001a71acc27265826003',
  ],
];

function signatureOf(headers: Readonly<Record<string, string>>): string | undefined {
  return /Signature=(\w+)$/.exec(String(headers['authorization']))?.[1];
}

describe('the signature of a request', () => {
  for (const [what, request, withToken, withoutToken] of table) {
    it(`is the SDK's for ${what}`, () => {
      const sign = createSign();
      const whole = { ...plain, ...request, headers: { host: 'lambda.eu-west-1.example', ...request.headers } };
      assert.equal(signatureOf(sign(whole, temporary, scope, now)), withToken);
      assert.equal(signatureOf(sign(whole, lasting, scope, now)), withoutToken);
    });
  }

  it('is made with the key of the day, the region, the service and the secret', () => {
    const sign = createSign();
    const signed = (credentials: typeof lasting, at: number, of: Partial<typeof scope>) =>
      signatureOf(sign({ ...plain, headers: { host: 'h' } }, credentials, { ...scope, ...of }, at));
    const all = [
      signed(lasting, now, {}),
      signed({ ...lasting, secretAccessKey: 'changed' }, now, {}),
      signed(lasting, now + 86_400_000, {}),
      signed(lasting, now, { region: 'us-east-1' }),
      signed(lasting, now, { service: 'kms' }),
    ];
    assert.equal(new Set(all).size, 5);
    assert.equal(signed(lasting, now, {}), all[0]);
  });
});
