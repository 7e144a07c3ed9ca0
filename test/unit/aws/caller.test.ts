// What sessions send, to a server of this machine that says what it got.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { createCaller } from '../../../server/src/adapters/aws/caller.ts';
import { lightsailInstance } from '../../../server/src/core/catalog/lightsail/instances.ts';
import { serviceOf } from '../../../server/src/core/catalog/service.ts';
import { sessionParts } from '../../support/sessionParts.ts';

const s3Control = serviceOf<typeof import('@aws-sdk/client-s3-control')>({ id: 's3-control', label: 'S3 Control' });

const { signal } = new AbortController();
const home = { region: 'eu-west-1', signal };

/** A caller whose calls all go to `hostname`, a name of this machine; `answer` gets the request and its body. */
async function withServer(
  hostname: string,
  answer: (request: IncomingMessage, body: string) => string,
  test: (caller: ReturnType<typeof createCaller>) => Promise<void>,
): Promise<void> {
  const server = createServer(async (request, response) => {
    response.end(answer(request, await text(request)));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const endpoint = `http://${hostname}:${(server.address() as AddressInfo).port}`;
  const caller = createCaller(sessionParts(endpoint, { homeRegion: 'eu-west-1' }), '123456789012');
  try {
    await test(caller);
  } finally {
    caller.close();
    server.closeAllConnections();
    server.close();
  }
}

describe('Lightsail, which the SDK cannot page', () => {
  it('is asked for the next page by the token of the one before, until there is none', async () => {
    const sent: unknown[] = [];
    const answer = (_: IncomingMessage, body: string) => {
      sent.push(JSON.parse(body));
      return JSON.stringify([{ instances: [], nextPageToken: 'b' }, { instances: [] }][sent.length - 1]);
    };
    await withServer('127.0.0.1', answer, async (caller) => {
      const [operation] = lightsailInstance.lists;
      assert.ok(operation);
      for await (const page of caller.pages(operation, {}, home)) assert.ok(page);
    });
    assert.deepEqual(sent, [{}, { pageToken: 'b' }]);
  });
});

describe('S3 Control', () => {
  for (const hostname of ['127.0.0.1', 'localhost']) {
    it(`is called at ${hostname} too, with the account in a header instead of the host`, async () => {
      const got: (string | undefined)[] = [];
      const answer = ({ url, headers }: IncomingMessage) => {
        got.push(url, headers.host?.split(':')[0], String(headers['x-amz-account-id']));
        return '<PublicAccessBlockConfiguration><BlockPublicAcls>true</BlockPublicAcls></PublicAccessBlockConfiguration>';
      };
      await withServer(hostname, answer, async (caller) => {
        const operation = s3Control.op('GetPublicAccessBlock');
        const { PublicAccessBlockConfiguration } = await caller.call(operation, { AccountId: '123456789012' }, home);
        assert.deepEqual(PublicAccessBlockConfiguration, { BlockPublicAcls: true });
      });
      assert.deepEqual(got, ['/v20180820/configuration/publicAccessBlock', hostname, '123456789012']);
    });
  }
});
