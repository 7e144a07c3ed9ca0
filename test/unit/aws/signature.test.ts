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

function request(): HttpRequest {
  const headers = { host: 'aws.example', 'content-type': 'application/json' };
  return new HttpRequest({ method: 'POST', hostname: 'aws.example', path: '/a b/%', headers, body: '{}' });
}

describe('the signature of a plain call', () => {
  it('is the one of the SDK, for each credentials, day, region and service', async () => {
    const sign = createSign();
    for (const now of [noon, noon, noon + day, noon]) {
      for (const given of [credentials('one'), credentials('two')]) {
        for (const [region, service] of [
          ['eu-west-1', 's3'],
          ['eu-west-1', 'ec2'],
          ['us-east-1', 'ec2'],
        ] as const) {
          for (const escapesPath of [true, false]) {
            const one = await sign(request(), given, { region, service, escapesPath }, now);
            const signer = new SignatureV4({
              credentials: given,
              region,
              service,
              sha256: sha256 as never,
              uriEscapePath: escapesPath,
            });
            const other = await signer.sign(request(), { signingDate: new Date(now) });
            assert.deepEqual(one.headers, other.headers);
          }
        }
      }
    }
  });
});
