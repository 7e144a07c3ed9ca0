// Calls that are made without the SDK's middleware are the very calls that the SDK's clients make.
import assert from 'node:assert/strict';
import { type HttpRequest, HttpResponse } from '@smithy/core/protocols';
import type { NormalizedSchema } from '@smithy/core/schema';
import { clientConfiguration, type SessionParts } from '../../server/src/adapters/aws/clientConfiguration.ts';
import { catalog } from '../../server/src/core/catalog/index.ts';
import { callsOf } from '../../server/src/core/catalog/permissions.ts';
import { learnOperations, type WireOperation } from '../bench/stub/wire/operations.ts';
import { answering, sessionParts } from '../support/sessionParts.ts';

const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret', sessionToken: 'token' };
const regions = ['us-east-1', 'eu-west-1', 'cn-north-1', 'us-gov-west-1', 'eusc-de-east-1', 'xx-new-1'];
/** Services that the SDK does more for, or has no schema of. */
const leftToClients = ['acm-pca', 'route-53', 's3-control', 'sqs', 'waf-regional'];
const { signal } = new AbortController();

/** What a call would send. An error ends it, as if the connection was cut. */
async function sent(call: (parts: SessionParts) => Promise<unknown>): Promise<HttpRequest | null> {
  const requests: HttpRequest[] = [];
  const real = sessionParts(undefined);
  const parts: SessionParts = {
    ...real,
    credentials: { get: async () => credentials, expired: () => false },
    transport: answering(real.transport, async (request) => {
      requests.push(request);
      throw new Error('cut');
    }),
  };
  await Promise.allSettled([call(parts)]);
  return requests[0] ?? null;
}

const own = new Set(['amz-sdk-invocation-id', 'amz-sdk-request', 'user-agent', 'x-amz-user-agent', 'x-amz-date']);

function comparable(request: HttpRequest | null): object | null {
  if (request === null) return null;
  const { method, protocol, hostname, port, path, query, headers, body } = request;
  const { authorization = '', ...others } = headers;
  const [scope] = /\/[\w-]+\/[\w-]+\/aws4_request/.exec(authorization) ?? [];
  // What only clients send is not among what is signed here.
  const [, names = ''] = /SignedHeaders=([^,]+)/.exec(authorization) ?? [];
  const signedNames = names.split(';').filter((name) => !own.has(name) || name === 'x-amz-date');
  const kept = Object.entries(others).filter(([name]) => !own.has(name));
  const text =
    body instanceof Uint8Array ? Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('hex') : body;
  return {
    method,
    protocol,
    hostname,
    port,
    path,
    query,
    scope,
    signedNames,
    headers: Object.fromEntries(kept.sort()),
    body: text,
  };
}

async function byClient(
  parts: SessionParts,
  { service, action, input }: WireOperation,
  region: string,
  said: object = sampleOf(input),
) {
  const sdk = await parts.loadService(service);
  const provider = async () => credentials;
  const configuration = clientConfiguration(parts, { service, region, retrying: 'caller', credentials: provider });
  return sdk.client(configuration).send(sdk.command(action, said), { abortSignal: signal });
}

async function plainly(
  parts: SessionParts,
  { service, action, input }: WireOperation,
  region: string,
  said: object = sampleOf(input),
) {
  const call = await parts.plainCalls.of(parts.settings, service, action);
  return call?.send(said, parts, { region, signal, onSigned: () => undefined });
}

describe('plain calls', function () {
  this.timeout(120_000);
  let operations: readonly WireOperation[] = [];

  before(async () => {
    operations = await learnOperations(catalog.flatMap(callsOf));
  });

  it('are made of all services but those that need more', async () => {
    const parts = sessionParts(undefined);
    const left = new Set<string>();
    for (const { service, action } of operations) {
      if ((await parts.plainCalls.of(parts.settings, service, action)) === null) left.add(service);
    }
    assert.deepEqual(
      [...left].sort((a, b) => (a < b ? -1 : 1)),
      leftToClients,
    );
  });

  for (const region of regions) {
    it(`send in ${region} what the SDK would send`, async () => {
      const shared = sessionParts(undefined);
      for (const operation of operations) {
        if (leftToClients.includes(operation.service)) continue;
        const one = await sent((parts) =>
          plainly({ ...parts, plainCalls: shared.plainCalls, settings: shared.settings }, operation, region),
        );
        const other = await sent((parts) => byClient(parts, operation, region));
        assert.deepEqual(comparable(one), comparable(other), `${operation.service}:${operation.action}`);
        assert.ok(other, `${operation.service}:${operation.action}`);
      }
    });
  }

  for (const Bucket of ['a-bucket', 'a.bucket.with.dots', 'An_Old_Bucket', 'a-bucket--use1-az4--x-s3']) {
    it(`ask S3 of ${Bucket} what the SDK would ask`, async () => {
      const operation = operations.find(({ action }) => action === 'GetBucketAcl');
      assert.ok(operation);
      const one = await sent((parts) => plainly(parts, operation, 'eu-west-1', { Bucket }));
      const other = await sent((parts) => byClient(parts, operation, 'eu-west-1', { Bucket }));
      assert.ok(other);
      assert.deepEqual(comparable(one), comparable(other));
    });
  }

  it('take an error of S3 for one that comes with the status of a success', async () => {
    const real = sessionParts(undefined);
    const error = '<?xml version="1.0"?>\n<Error><Code>InternalError</Code><Message>No</Message></Error>';
    const answer = () => new HttpResponse({ statusCode: 200, headers: {}, body: Buffer.from(error) });
    const parts: SessionParts = { ...real, transport: answering(real.transport, async () => ({ response: answer() })) };
    const operation = operations.find(({ action }) => action === 'GetBucketAcl');
    assert.ok(operation);
    for (const call of [plainly, byClient]) {
      await assert.rejects(call(parts, operation, 'us-east-1'), { name: 'InternalError' });
    }
  });

  it('tell of an answer that nobody can read as the SDK does', async () => {
    const real = sessionParts(undefined);
    const answer = () => new HttpResponse({ statusCode: 200, headers: {}, body: Buffer.from('{"Keys": [{"Ke') });
    const parts: SessionParts = { ...real, transport: answering(real.transport, async () => ({ response: answer() })) };
    const operation = operations.find(({ action }) => action === 'ListKeys');
    assert.ok(operation);
    for (const call of [plainly, byClient]) {
      await assert.rejects(
        call(parts, operation, 'us-east-1'),
        (error: Error & { readonly $response?: HttpResponse }) => {
          assert.equal(error.$response?.statusCode, 200);
          return error.name === 'SyntaxError' || /Deserialization error/.test(error.message);
        },
      );
    }
  });
});

/** An input that says something wherever text may be said. */
function sampleOf(schema: NormalizedSchema | null): object {
  const input: Record<string, unknown> = {};
  if (schema === null || !schema.isStructSchema()) return input;
  for (const [name, member] of schema.structIterator()) {
    // Hosts of Kinesis are made of the parts of an ARN.
    if (/^(?:Stream|Resource)ARN$/.test(name)) continue;
    // The SDK refuses buckets whose name no bucket can have.
    if (name === 'Bucket') input[name] = 'a-bucket.with.dots';
    else if (member.isStringSchema()) input[name] = 'a name/with (signs)';
    else if (member.isNumericSchema()) input[name] = 5;
    else if (member.isListSchema() && member.getValueSchema().isStringSchema()) input[name] = ['one', 'two'];
  }
  return input;
}
