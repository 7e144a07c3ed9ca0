/** AWS's public archive of resource types: fetched from an address, or read from a file that somebody fetched. */
import { readFile } from 'node:fs/promises';
import { get as getHttp, type IncomingMessage } from 'node:http';
import { Agent, get as getHttps } from 'node:https';
import type { SchemaArchive } from '../../core/cfn/schema/schemaLibrary.ts';
import { AppError } from '../../core/errors.ts';
import { readZip } from '../zip/readZip.ts';

/** Several times what it is. */
const MOST_ZIPPED = 64 * 1024 * 1024;
const MOST = { files: 10_000, bytes: 512 * 1024 * 1024 };
/** A line that is slow is no line that hangs. */
const WITHIN_MS = 5 * 60_000;
const SILENT_MS = 30_000;

/** @throws AppError NETWORK where nobody sends it; BAD_INPUT where it is damaged, or is none */
export async function readSchemaArchive(from: string, signal: AbortSignal): Promise<SchemaArchive> {
  const { bytes, date } = /^https?:/i.test(from) ? await fetched(from, signal) : await fromFile(from);
  try {
    return { date, files: await readZip(bytes, MOST, signal) };
  } catch (error) {
    signal.throwIfAborted();
    const why = error instanceof Error ? error.message : String(error);
    throw new AppError('BAD_INPUT', `The archive of CloudFormation’s resource types is damaged (${why}): ${from}`, {
      hint: 'Try again. What was known before stays in use.',
      cause: error,
    });
  }
}

async function fromFile(file: string): Promise<{ readonly bytes: Buffer; readonly date: null }> {
  try {
    return { bytes: await readFile(file), date: null };
  } catch (error) {
    throw new AppError('BAD_INPUT', `The file cannot be read: ${(error as Error).message}`, { file, cause: error });
  }
}

async function fetched(
  from: string,
  signal: AbortSignal,
): Promise<{ readonly bytes: Buffer; readonly date: string | null }> {
  const url = addressOf(from);
  try {
    const answer = await request(url, AbortSignal.any([signal, AbortSignal.timeout(WITHIN_MS)]));
    if (answer.statusCode !== 200) {
      answer.destroy();
      throw new Error(`HTTP ${answer.statusCode}`);
    }
    const chunks: Buffer[] = [];
    let length = 0;
    for await (const chunk of answer as AsyncIterable<Buffer>) {
      length += chunk.length;
      if (length > MOST_ZIPPED) throw new Error('it is far larger than such an archive is');
      chunks.push(chunk);
    }
    return { bytes: Buffer.concat(chunks), date: dayOf(answer.headers['last-modified']) };
  } catch (error) {
    signal.throwIfAborted();
    throw new AppError(
      'NETWORK',
      `CloudFormation’s resource types could not be fetched (${reasonOf(error)}): ${from}`,
      {
        hint: 'Check the connection and the proxy (HTTPS_PROXY), or fetch the file elsewhere and run panther-scan schemas refresh --from <file>. What was known before stays in use.',
        cause: error,
      },
    );
  }
}

function addressOf(from: string): URL {
  const url = URL.canParse(from) ? new URL(from) : null;
  // Nobody may change on its way what is a mirror of this machine.
  const isOwn = url !== null && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  if (url !== null && (url.protocol === 'https:' || isOwn)) return url;
  throw new AppError('BAD_INPUT', `The address of the archive has to begin with https: ${from}`, {
    hint: 'Give an https address, or the path of a file.',
  });
}

function request(url: URL, signal: AbortSignal): Promise<IncomingMessage> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  const options = { signal, timeout: SILENT_MS };
  const sent =
    url.protocol === 'https:'
      ? // The proxy of HTTPS_PROXY and NO_PROXY, where the runtime knows how.
        getHttps(url, { ...options, agent: new Agent({ proxyEnv: process.env }) }, resolve)
      : getHttp(url, options, resolve);
  sent.once('error', reject);
  sent.once('timeout', () => sent.destroy(new Error(`no answer within ${SILENT_MS / 1000} s`)));
  return promise;
}

function reasonOf(error: unknown): string {
  const { code, message } = error instanceof Error ? (error as NodeJS.ErrnoException) : { message: String(error) };
  // What is broken off says that it was aborted, which nobody here did.
  return code === 'ECONNRESET' ? 'the connection was closed before its end' : message || (code ?? 'no answer');
}

function dayOf(header: string | undefined): string | null {
  const at = Date.parse(header ?? '');
  return Number.isNaN(at) ? null : new Date(at).toISOString().slice(0, 10);
}
