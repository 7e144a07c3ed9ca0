// One request and its answer, with a server of this machine.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer as createProxy, Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { HttpRequest } from '@smithy/core/protocols';
import { createExchange } from '../../../server/src/adapters/aws/exchange.ts';
import { createTransport } from '../../../server/src/adapters/aws/transport.ts';
import { json, type LoopbackAws, startLoopbackAws, type WireAnswer } from '../../support/loopbackAws.ts';

const { signal } = new AbortController();
const patient = { connectMs: 60_000, answerMs: 60_000 };

let server: LoopbackAws | null = null;

async function serve(answer: Parameters<typeof startLoopbackAws>[0]): Promise<LoopbackAws> {
  server = await startLoopbackAws(answer);
  return server;
}

/** Answers each request with one byte of a head after the other, without an end. */
async function trickle(): Promise<{ readonly endpoint: string; readonly close: () => Promise<void> }> {
  const sockets = new Set<Socket>();
  const slow = createServer((socket) => {
    sockets.add(socket);
    const next = (): void => {
      if (!socket.destroyed) socket.write('x', () => setImmediate(next));
    };
    socket.on('error', () => undefined);
    socket.once('data', () => socket.write('HTTP/1.1 200 OK\r\nx: ', next));
  });
  await once(slow.listen(0, '127.0.0.1'), 'listening');
  return {
    endpoint: `http://127.0.0.1:${(slow.address() as AddressInfo).port}`,
    close: async () => {
      const closed = once(slow, 'close');
      for (const socket of sockets) socket.destroy();
      slow.close();
      await closed;
    },
  };
}

afterEach(async () => {
  await server?.close();
  server = null;
});

function requestTo({ endpoint }: Pick<LoopbackAws, 'endpoint'>, replace: Partial<HttpRequest> = {}): HttpRequest {
  const { hostname, port } = new URL(endpoint);
  return new HttpRequest({ protocol: 'http:', hostname, port: Number(port), method: 'POST', path: '/', ...replace });
}

function exchangeWith(options: ConstructorParameters<typeof HttpAgent>[0], limits = patient) {
  return createExchange({ http: new HttpAgent(options), https: new HttpsAgent() }, limits);
}

describe('an exchange', () => {
  it('sends what the request says, and gives the whole answer', async () => {
    const aws = await serve(() => ({ ...json({ a: 'é'.repeat(200_000) }), headers: { 'x-amzn-requestid': 'one' } }));
    const exchange = exchangeWith({ keepAlive: true });
    for (const body of ['{"é":1}', Buffer.from('{"é":1}')]) {
      const answer = await exchange(requestTo(aws, { body, path: '/p', query: { b: ['1', '2'], a: 'x y' } }), signal);
      assert.equal(answer.statusCode, 200);
      assert.equal(answer.headers['x-amzn-requestid'], 'one');
      assert.deepEqual(JSON.parse(Buffer.from(answer.body as Uint8Array).toString('utf8')), { a: 'é'.repeat(200_000) });
    }
    assert.deepEqual(
      aws.requests.map(({ action, body }) => `${action} ${body}`),
      Array.from({ length: 2 }, () => 'POST /p?a=x%20y&b=1&b=2 {"é":1}'),
    );
    assert.equal(aws.connections(), 1);
  });

  it('ends with its signal, and so does the request', async () => {
    const asked = Promise.withResolvers<void>();
    const never = new Promise<WireAnswer>(() => undefined);
    const aws = await serve(() => {
      asked.resolve();
      return never;
    });
    const agent = new HttpAgent({ keepAlive: true });
    const exchange = createExchange({ http: agent, https: new HttpsAgent() }, patient);
    const ending = new AbortController();
    const answer = exchange(requestTo(aws), ending.signal);
    await asked.promise;
    ending.abort(new Error('enough'));
    await assert.rejects(answer, /enough/);
    await assert.rejects(exchange(requestTo(aws), ending.signal), /enough/);
    assert.equal(aws.requests.length, 1);
    assert.deepEqual(Object.keys(agent.freeSockets), []);
  });

  it('ends when nothing comes', async () => {
    const aws = await serve(() => new Promise<WireAnswer>(() => undefined));
    await assert.rejects(exchangeWith({ keepAlive: true, timeout: 20 })(requestTo(aws), signal), {
      name: 'TimeoutError',
    });
  });

  it('ends when there is no connection', async () => {
    const exchange = exchangeWith({ lookup: () => undefined }, { ...patient, connectMs: 20 });
    await assert.rejects(exchange(requestTo({ endpoint: 'http://aws.example:1' }), signal), { name: 'TimeoutError' });
  });

  it('ends when the answer does not begin in time, though something comes all the time', async () => {
    const { endpoint, close } = await trickle();
    const exchange = exchangeWith({ keepAlive: true }, { ...patient, answerMs: 20 });
    await assert.rejects(exchange(requestTo({ endpoint }), signal), {
      name: 'TimeoutError',
      message: 'The answer did not begin in time',
    });
    await close();
  });

  it('goes on for as long as the rest of an answer takes', async () => {
    const finish = Promise.withResolvers<void>();
    const never = new Promise<WireAnswer>(() => undefined);
    const aws = await serve(({ body }) => (body === 'never' ? never : { ...json({ a: 'b' }), later: finish.promise }));
    const exchange = exchangeWith({ keepAlive: true }, { ...patient, answerMs: 500 });
    const slow = exchange(requestTo(aws, { body: 'slow' }), signal);
    // The limit of both is over when it ends the second one, twice.
    for (let round = 0; round < 2; round += 1) {
      await assert.rejects(exchange(requestTo(aws, { body: 'never' }), signal), { name: 'TimeoutError' });
    }
    finish.resolve();
    assert.equal(Buffer.from((await slow).body as Uint8Array).toString('utf8'), '{"a":"b"}');
  });

  for (const cut of ['reset', 'half'] as const) {
    it(`fails where the connection is cut: ${cut}`, async () => {
      const aws = await serve(() => ({ ...json({ a: 'b' }), cut }));
      await assert.rejects(exchangeWith({ keepAlive: true })(requestTo(aws), signal), { code: 'ECONNRESET' });
    });
  }
});

describe('the transport', () => {
  it('keeps the connections of a burst for the next one', async () => {
    const aws = await serve(() => json({}));
    const transport = createTransport();
    const burst = () =>
      Promise.all(Array.from({ length: 300 }, () => transport.handleWhole(requestTo(aws), { abortSignal: signal })));
    await burst();
    await burst();
    assert.equal(aws.connections(), 300);
  });

  it('goes through a proxy where the environment has one', async () => {
    const asked: (string | undefined)[] = [];
    const proxy = createProxy();
    proxy.on('connect', ({ url }, socket) => {
      asked.push(url);
      socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
    });
    await once(proxy.listen(0, '127.0.0.1'), 'listening');
    process.env['HTTPS_PROXY'] = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
    try {
      const request = new HttpRequest({ protocol: 'https:', hostname: 'aws.example', method: 'GET', path: '/' });
      await assert.rejects(createTransport().handleWhole(request, { abortSignal: signal }), {
        code: 'ERR_PROXY_TUNNEL',
      });
      assert.deepEqual(asked, ['aws.example:443']);
    } finally {
      delete process.env['HTTPS_PROXY'];
      proxy.close();
    }
  });
});
