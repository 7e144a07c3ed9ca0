/** A bare HTTP/1.1 server on the loopback: no more work a request than the benchmark can bear (Node's own takes several times as much). */
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import type { WireRequest } from './wire/request.ts';

/** How a request is answered. */
export type Reply =
  | { readonly kind: 'bytes'; readonly bytes: Buffer }
  /** The connection is cut after these bytes. */
  | { readonly kind: 'cut'; readonly bytes: Buffer };

export interface Connections {
  readonly port: number;
  close(): Promise<void>;
}

/** Requests of one connection are answered in their order: the SDK sends the next one after the answer. */
export async function listen(
  handle: (request: WireRequest, reply: (answer: Reply) => void) => void,
): Promise<Connections> {
  const sockets = new Set<Socket>();
  const server = createServer({ noDelay: true, keepAlive: true }, (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    // A client that was cancelled, or that is gone, is no fault of the stub.
    socket.on('error', () => socket.destroy());
    let received: Buffer = Buffer.alloc(0);
    socket.on('data', (data: Buffer) => {
      received = received.length === 0 ? data : Buffer.concat([received, data]);
      for (let next = readRequest(received); next !== null; next = readRequest(received)) {
        received = received.subarray(next.length);
        handle(next.request, (reply) => send(socket, reply));
      }
    });
  });
  server.listen({ port: 0, host: '127.0.0.1', backlog: 1024 });
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The system gave no loopback port.');
  return {
    port: address.port,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

function send(socket: Socket, reply: Reply): void {
  if (socket.destroyed) return;
  if (reply.kind === 'bytes') socket.write(reply.bytes);
  else if (reply.bytes.length === 0) socket.resetAndDestroy();
  else socket.write(reply.bytes, () => socket.destroy());
}

const contentLength = /\r\ncontent-length: *(\d+)/i;

/** The first whole request of what was received; null: it is not there yet. */
function readRequest(received: Buffer): { readonly request: WireRequest; readonly length: number } | null {
  const end = received.indexOf('\r\n\r\n');
  if (end < 0) return null;
  const head = received.toString('latin1', 0, end + 2);
  const bodyLength = Number(contentLength.exec(head)?.[1] ?? 0);
  const length = end + 4 + bodyLength;
  if (received.length < length) return null;
  const [method = '', target = ''] = head.slice(0, head.indexOf('\r\n')).split(' ', 2);
  return { request: { method, target, head, body: received.toString('utf8', end + 4, length) }, length };
}
