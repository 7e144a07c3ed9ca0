/** Unzips what comes as a stream, as fast as somebody reads it. */
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { AppError } from '../../core/errors.ts';
import type { Unzip } from '../../core/ports.ts';

export const unzip: Unzip = async function* (body, signal) {
  if (!(body instanceof Readable)) throw new AppError('NETWORK', 'The file came without contents');
  const text = createGunzip();
  // An error, or an end before its time, has to pass from one stream to the other.
  body.once('error', (error) => text.destroy(error));
  body.once('close', () => {
    if (!body.readableEnded) text.destroy(new Error('The connection was closed'));
  });
  const stop = (): void => {
    text.destroy(signal.reason instanceof Error ? signal.reason : new Error('Stopped'));
  };
  signal.addEventListener('abort', stop, { once: true });
  try {
    signal.throwIfAborted();
    const decoder = new TextDecoder();
    for await (const chunk of body.pipe(text)) yield decoder.decode(chunk as Uint8Array, { stream: true });
    yield decoder.decode();
  } catch (error) {
    signal.throwIfAborted();
    throw isOfZlib(error)
      ? new AppError('BAD_INPUT', 'It is not zipped as CloudTrail zips its files', { cause: error })
      : new AppError('NETWORK', 'The file broke off while it was read', { cause: error });
  } finally {
    signal.removeEventListener('abort', stop);
    text.destroy();
    body.destroy();
  }
};

/** A file that ends too early is cut off for good: its body came whole. */
function isOfZlib(error: unknown): boolean {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && /^Z_/.test(error.code);
}
