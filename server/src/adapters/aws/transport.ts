/** The HTTP side of all SDK clients of this process: shared connections, time-outs, and a look at what answers. */
import { lookup } from 'node:dns/promises';
import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { Readable } from 'node:stream';
import type { HttpRequest, HttpResponse } from '@smithy/core/protocols';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { createExchange } from './exchange.ts';
import { ForeignAnswer, type Started } from './foreignAnswer.ts';
import { cachingLookup } from './lookup.ts';

/** What SDK clients take as `requestHandler`. */
export type Transport = Pick<
  NodeHttpHandler,
  'handle' | 'metadata' | 'updateHttpClientConfig' | 'httpHandlerConfigs'
> & {
  /** An answer whose body is there, in one piece. */
  handleWhole(
    request: HttpRequest,
    options: { readonly abortSignal: AbortSignal },
  ): Promise<{ readonly response: HttpResponse }>;
  destroy(): void;
  /** AWS's time, in epoch milliseconds: that of this machine, unless its clock is plainly wrong. */
  now(): number;
  /** By how much the clock of this machine is behind AWS's; 0 where the difference does no harm. */
  skewMs(): number;
};

const startLength = 1_024;
const connectMs = 6_000;
const silentMs = 30_000;
const answerMs = 60_000;
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
    // No fewer, or each burst of calls would make its connections anew.
    maxFreeSockets: Number.POSITIVE_INFINITY,
    // A scan calls hundreds of hosts: connections that nobody uses are closed soon, and those that do not answer.
    timeout: silentMs,
    lookup: cachingLookup(resolve, Date.now),
  };
  // The proxy of HTTPS_PROXY and NO_PROXY, where the runtime knows how.
  const httpsAgent = new HttpsAgent({ ...agentOptions, proxyEnv: process.env });
  const httpAgent = new HttpAgent(agentOptions);
  let skewMs = 0;
  const exchange = createExchange({ http: httpAgent, https: httpsAgent }, { connectMs, answerMs });
  const handler = new NodeHttpHandler({
    httpsAgent,
    httpAgent,
    connectionTimeout: connectMs,
    socketTimeout: silentMs,
    requestTimeout: answerMs,
    throwOnRequestTimeout: true,
    // The engine bounds the calls in flight; waiting for a socket is no reason to print.
    socketAcquisitionWarningTimeout: 120_000,
  });
  const learnTime = (response: HttpResponse): void => {
    skewMs = skewOf(response) ?? skewMs;
  };
  return {
    metadata: handler.metadata,
    handle: async (request, options) => {
      const answer = await handler.handle(request, options);
      learnTime(answer.response);
      await lookAt(answer.response);
      return answer;
    },
    handleWhole: async (request, { abortSignal }) => {
      const response = await exchange(request, abortSignal);
      learnTime(response);
      const body = response.body as Uint8Array;
      if (body.length > 0) keepStart(response, body);
      return { response };
    },
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
