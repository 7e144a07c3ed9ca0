/** The HTTP side of all SDK clients of this process: shared connections, time-outs, and a look at what answers. */
import { lookup } from 'node:dns/promises';
import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { Readable } from 'node:stream';
import type { HttpResponse } from '@smithy/core/protocols';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { ForeignAnswer, type Started } from './foreignAnswer.ts';
import { cachingLookup } from './lookup.ts';

/** What SDK clients take as `requestHandler`. */
export type Transport = Pick<
  NodeHttpHandler,
  'handle' | 'metadata' | 'updateHttpClientConfig' | 'httpHandlerConfigs'
> & {
  /** An answer whose body is there, in one piece. For whoever reads it anyway: streams cost more than what is in them. */
  handleWhole: NodeHttpHandler['handle'];
  destroy(): void;
  /** AWS's time, in epoch milliseconds: that of this machine, unless its clock is plainly wrong. */
  now(): number;
  /** By how much the clock of this machine is behind AWS's; 0 where the difference does no harm. */
  skewMs(): number;
};

const startLength = 1_024;
/** AWS refuses requests whose time is five minutes off. */
const harmlessSkewMs = 4 * 60_000;
const html = /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html)\b/i;

/**
 * One transport serves all clients, so that accounts and regions share the connections to a host; it holds no
 * credentials. Clients destroy their handler when they are dropped, which must not cut the others' connections: for
 * them `destroy` does nothing.
 */
export function createTransport(): Transport {
  const resolve = (hostname: string, family: number) => lookup(hostname, { all: true, family });
  const agentOptions = {
    keepAlive: true,
    // The engine bounds the calls in flight, of which all may go to one host (an emulator, a VPC endpoint).
    maxSockets: Number.POSITIVE_INFINITY,
    maxFreeSockets: 256,
    // A scan calls hundreds of hosts: connections that nobody uses are closed soon.
    timeout: 20_000,
    lookup: cachingLookup(resolve, Date.now),
  };
  let skewMs = 0;
  const handler = new NodeHttpHandler({
    // The proxy of HTTPS_PROXY and NO_PROXY, where the runtime knows how.
    httpsAgent: new HttpsAgent({ ...agentOptions, proxyEnv: process.env }),
    httpAgent: new HttpAgent(agentOptions),
    connectionTimeout: 6_000,
    socketTimeout: 30_000,
    requestTimeout: 60_000,
    throwOnRequestTimeout: true,
    // The engine bounds the calls in flight; waiting for a socket is no reason to print.
    socketAcquisitionWarningTimeout: 120_000,
  });
  const handling =
    (look: (response: HttpResponse) => Promise<void>): NodeHttpHandler['handle'] =>
    async (request, options) => {
      const answer = await handler.handle(request, options);
      skewMs = skewOf(answer.response) ?? skewMs;
      await look(answer.response);
      return answer;
    };
  return {
    metadata: handler.metadata,
    handle: handling(lookAt),
    handleWhole: handling(readWhole),
    now: () => Date.now() + skewMs,
    skewMs: () => skewMs,
    destroy: () => undefined,
    updateHttpClientConfig: () => undefined,
    httpHandlerConfigs: () => handler.httpHandlerConfigs(),
  };
}

/** Null: the answer has no time of its own. */
function skewOf(response: HttpResponse): number | null {
  const headers: Readonly<Partial<Record<string, string>>> = response.headers;
  const saidAt = Date.parse(headers['date'] ?? '');
  // A cache's answer tells when it was kept.
  if (Number.isNaN(saidAt) || headers['age'] !== undefined) return null;
  const skew = saidAt - Date.now();
  return Math.abs(skew) < harmlessSkewMs ? 0 : skew;
}

async function readWhole(response: HttpResponse): Promise<void> {
  if (!(response.body instanceof Readable)) return;
  const body = await wholeOf(response.body);
  response.body = body;
  if (body.length > 0) keepStart(response, body);
}

function wholeOf(body: Readable): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    body.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    body.once('end', () => resolve(Buffer.concat(chunks)));
    body.once('error', reject);
    // Only where neither of these came: this side has closed it.
    body.once('close', () => reject(new Error('The answer was cut off')));
  });
}

async function lookAt(response: HttpResponse): Promise<void> {
  if (response.headers['content-length'] === '0' || !(response.body instanceof Readable)) return;
  const start = await peek(response.body);
  if (start === null) {
    // An empty stream has ended by now, and its end would not be told again.
    response.body = Readable.from([]);
    return;
  }
  try {
    keepStart(response, start);
  } catch (error) {
    response.body.destroy();
    throw error;
  }
}

/**
 * Keeps the beginning of an answer, for a message in case that the SDK cannot read it, and refuses a web page: the SDK
 * may take one for a well-formed answer without any items, which would look like an empty account. (The declared type
 * does not tell: some services label their XML as HTML.) @throws ForeignAnswer
 */
function keepStart(response: HttpResponse, { buffer, byteOffset, byteLength }: Uint8Array): void {
  const start = Buffer.from(buffer, byteOffset, Math.min(byteLength, startLength)).toString('utf8');
  const kept: Started = { answerStart: start };
  Object.assign(response, kept);
  if (html.test(start)) throw new ForeignAnswer(response.statusCode, start);
}

/** The beginning of a stream, which stays to be read; null: it has none. */
async function peek(body: Readable): Promise<Uint8Array | null> {
  await new Promise<void>((resolve, reject) => {
    const done = () => {
      body.off('readable', done).off('end', done).off('error', failed);
      resolve();
    };
    const failed = (error: Error) => {
      body.off('readable', done).off('end', done);
      reject(error);
    };
    body.once('readable', done).once('end', done).once('error', failed);
  });
  const chunk: unknown = body.read();
  if (!(chunk instanceof Uint8Array)) return null;
  body.unshift(chunk);
  return chunk;
}
