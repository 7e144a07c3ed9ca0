/**
 * A request and its whole answer, on Node's HTTP. For whoever reads the answer in one piece: the SDK's handler, which has
 * to serve all kinds of requests, takes as much time again and more than twice the memory for one.
 */
import { type ClientRequest, type Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { type Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import type { Socket } from 'node:net';
import { buildQueryString, type HttpRequest, HttpResponse } from '@smithy/core/protocols';
import { createAbortListeners } from '../../core/abortListeners.ts';
import { createAnswerLimit } from './answerLimit.ts';

/** Rejects with what Node says of the connection, a TimeoutError, or the signal's reason. */
export type Exchange = (request: HttpRequest, signal: AbortSignal) => Promise<HttpResponse>;

/** How long a connection may be silent is the agents' affair: their `timeout`. */
export function createExchange(
  agents: { readonly http: HttpAgent; readonly https: HttpsAgent },
  limits: { readonly connectMs: number; readonly answerMs: number },
): Exchange {
  const aborts = createAbortListeners();
  const late = createAnswerLimit(limits.answerMs, (sent) =>
    sent.destroy(timeoutError('The answer did not begin in time')),
  );
  return (request, signal) =>
    new Promise((resolve, reject) => {
      if (signal.aborted) {
        reject(signal.reason);
        return;
      }
      const sent = begin(request, agents);
      const stop = (): void => {
        sent.destroy();
        reject(signal.reason);
      };
      aborts.add(signal, stop);
      late.begin(sent);
      sent.once('close', () => {
        aborts.remove(signal, stop);
        late.end(sent);
      });
      sent.once('socket', (socket) => limitConnecting(socket, limits.connectMs));
      sent.once('timeout', () => sent.destroy(timeoutError('The connection was silent for too long')));
      sent.on('error', reject);
      sent.once('response', (answer) => {
        late.end(sent);
        readWhole(answer, resolve, reject);
      });
      sent.end(request.body);
    });
}

function begin(
  { protocol, hostname, port, method, path, query, headers }: HttpRequest,
  agents: Parameters<typeof createExchange>[0],
): ClientRequest {
  const search = buildQueryString(query);
  const options = {
    // The address of an IPv6 host is in brackets only where a port may follow.
    host: hostname.replace(/^\[(.*)\]$/, '$1'),
    port,
    method,
    path: search === '' ? path : `${path}?${search}`,
    headers,
  };
  return protocol === 'http:'
    ? httpRequest({ ...options, agent: agents.http })
    : httpsRequest({ ...options, agent: agents.https });
}

function limitConnecting(socket: Socket, ms: number): void {
  if (!socket.connecting) return;
  const late = setTimeout(() => socket.destroy(timeoutError('No connection could be made in time')), ms);
  const stop = (): void => clearTimeout(late);
  socket.once('connect', stop).once('close', stop);
}

function readWhole(
  answer: IncomingMessage,
  resolve: (response: HttpResponse) => void,
  reject: (error: Error) => void,
): void {
  const chunks: Buffer[] = [];
  answer.on('data', (chunk: Buffer) => chunks.push(chunk));
  // A connection that is cut ends with an error.
  answer.on('error', reject);
  answer.once('end', () => {
    const [first] = chunks;
    resolve(
      new HttpResponse({
        statusCode: answer.statusCode ?? 0,
        // Only of cookies, which AWS has none of, there may be several.
        headers: answer.headers as Record<string, string>,
        body: first !== undefined && chunks.length === 1 ? first : Buffer.concat(chunks),
      }),
    );
  });
}

function timeoutError(message: string): Error {
  return Object.assign(new Error(message), { name: 'TimeoutError' });
}
