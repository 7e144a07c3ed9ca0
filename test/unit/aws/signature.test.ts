import assert from 'node:assert/strict';
import { HttpRequest } from '@smithy/core/protocols';
import { SignatureV4 } from '@smithy/signature-v4';
import { createSign } from '../../../server/src/adapters/aws/plain/signature.ts';
import { sha256 } from '../../../server/src/adapters/aws/sha256.ts';

const credentials = (name: string) => ({
  accessKeyId: `AKID${name}`,
  secretAccessKey: `of ${name}`,
  sessionToken: 't',
});
const day = 24 * 3_600_000;
const noon = Date.UTC(2026, 0, 2, 12);
const scope = { region: 'eu-west-1', service: 'ec2', escapesPath: true };

function request(replace: Partial<HttpRequest> = {}): HttpRequest {
  const headers = { host: 'aws.example', 'content-type': 'application/json', ...replace.headers };
  return new HttpRequest({ method: 'POST', hostname: 'aws.example', path: '/a b/%', body: '{}', ...replace, headers });
}

describe('the signature of a plain call', () => {
  const sign = createSign();

  async function assertSame(
    make: () => HttpRequest,
    given: { accessKeyId: string; secretAccessKey: string; sessionToken?: string },
    { region, service, escapesPath } = scope,
    now = noon,
  ): Promise<void> {
    const one = make();
    sign(one, given, { region, service, escapesPath }, now);
    const options = { credentials: given, region, service, sha256: sha256 as never, uriEscapePath: escapesPath };
    const other = await new SignatureV4(options).sign(make(), { signingDate: new Date(now) });
    assert.deepEqual(one.headers, other.headers);
    assert.match(String(one.headers['authorization']), /Signature=[0-9a-f]{64}$/);
  }

  it('is the one of the SDK, for each credentials, day, region and service', async () => {
    const [one, two] = [credentials('one'), credentials('two')];
    for (const now of [noon, noon, noon + day, noon]) {
      for (const given of [one, two]) {
        for (const [region, service] of [
          ['eu-west-1', 's3'],
          ['eu-west-1', 'ec2'],
          ['us-east-1', 'ec2'],
        ] as const) {
          for (const escapesPath of [true, false])
            await assertSame(request, given, { region, service, escapesPath }, now);
        }
      }
    }
    await assertSame(request, { accessKeyId: 'AKID', secretAccessKey: 'no session' });
  });

  for (const path of ['/', '', '/a/', '//a//b', '/./a/../b', '/..', '/a%2Fb/arn%3Aaws%3As3%3A%3A%3Ax', "/(it's)*!"]) {
    it(`is the one of the SDK for the path ${path}`, async () => {
      for (const escapesPath of [true, false]) {
        await assertSame(() => request({ path }), credentials('one'), { ...scope, escapesPath });
      }
    });
  }

  it('is the one of the SDK for any query, body and headers', async () => {
    for (const replace of [
      { query: { b: '2', a: ['z', 'y'], 'c d': 'é&=', empty: '' } },
      { method: 'GET', body: undefined },
      { body: '' },
      { body: new Uint8Array([0, 255, 10]) },
      { headers: { 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' } },
      { headers: { 'x-amz-meta': '  two   words\t ', 'x-lines': 'one\r\ntwo' } },
      { headers: { 'user-agent': 'us', te: 'x', 'proxy-x': 'x', 'sec-x': 'x', 'x-amzn-trace-id': 'x' } },
    ]) {
      await assertSame(() => request(replace), credentials('one'));
    }
  });
});
