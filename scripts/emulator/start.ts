import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { AppError } from '../../server/src/core/errors.ts';
import { installEmulator } from './install.ts';

/** A kind of call that shall fail, and how. A condition that is left out holds for every call. */
export interface Fault {
  /** As requests are signed: `s3`, `ec2`, `sts`, `rds` ... */
  readonly service?: string;
  /** The operation: `GetBucketPolicy`. */
  readonly action?: string;
  readonly region?: string;
  readonly accountId?: string;
  /** 403 where nothing is said. */
  readonly status?: number;
  /** AWS's error code, `AccessDenied` where nothing is said; answered in the form of the service's protocol. */
  readonly code?: string;
  readonly message?: string;
  /** Answered as it is, in place of an AWS error: a proxy's page, half a document. */
  readonly body?: string;
  /** Of `body`; `text/html` where nothing is said. */
  readonly contentType?: string;
  /** No answer at all: the connection ends. */
  readonly breakConnection?: boolean;
  /** After so many calls the fault is over. */
  readonly times?: number;
}

export interface Faults {
  add(...faults: readonly Fault[]): Promise<void>;
  clear(): Promise<void>;
}

export interface Emulator {
  /** For AWS_ENDPOINT_URL. An IP address, so that the SDK puts bucket names into the path. */
  readonly endpoint: string;
  readonly port: number;
  readonly faults: Faults;
  /**
   * `service:Operation` of the reads that the emulator does not have, and that it answered since the last reset as if
   * there was nothing. Such answers are no evidence of anything.
   */
  fallbacks(): Promise<readonly string[]>;
  /** Lets the enabled rules with a schedule go off once, as their hour had come. The names of these. */
  fireSchedules(where: { readonly accountId: string; readonly region: string }): Promise<readonly string[]>;
  /** Forgets every account, resource and fault. */
  reset(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts the AWS emulator on a free loopback port, installing it on first use. It ends with `stop`, with the signal, or
 * with this process, however that ends.
 *
 * @throws AppError ENVIRONMENT with what to install
 */
export async function startEmulator(
  options: { readonly signal?: AbortSignal; readonly onInstall?: (folder: string) => void } = {},
): Promise<Emulator> {
  const python = await installEmulator(options);
  options.signal?.throwIfAborted();
  const child = spawn(python, ['-m', 'panther_emulator'], {
    cwd: import.meta.dirname,
    // No bytecode is left in the source folder; no profile of the user's reaches the emulator.
    env: { ...withoutAws(process.env), PYTHONDONTWRITEBYTECODE: '1' },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const ended = once(child, 'close');
  options.signal?.addEventListener('abort', () => child.stdin.end(), { once: true });
  const { port, complaint } = await readPort(child, child.stdout, child.stderr);
  options.signal?.throwIfAborted();
  if (port === null) {
    throw new AppError('ENVIRONMENT', `The AWS emulator did not start: ${complaint}`);
  }

  const endpoint = `http://127.0.0.1:${port}`;
  return {
    endpoint,
    port,
    faults: faultsOf(endpoint),
    fallbacks: async () => (await control(endpoint, 'GET', 'fallbacks')) as readonly string[],
    fireSchedules: async (where) => (await control(endpoint, 'POST', 'schedules', where)) as readonly string[],
    async reset() {
      await control(endpoint, 'POST', 'reset');
    },
    async stop() {
      child.stdin.end();
      await ended;
    },
  };
}

/** Of an emulator that runs. */
export function faultsOf(endpoint: string): Faults {
  return {
    async add(...faults) {
      await control(endpoint, 'POST', 'faults', faults);
    },
    async clear() {
      await control(endpoint, 'DELETE', 'faults');
    },
  };
}

function withoutAws(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('AWS_')));
}

/** Waits for the line in which the emulator says that it is up; what it wrote to stderr last explains why it is not. */
async function readPort(
  child: ChildProcess,
  stdout: Readable,
  stderr: Readable,
): Promise<{ readonly port: number | null; readonly complaint: string }> {
  let written = '';
  stderr.setEncoding('utf8').on('data', (text: string) => {
    written = (written + text).slice(-4000);
  });
  const lines = createInterface({ input: stdout });
  const port = await Promise.race([
    once(lines, 'line').then(([line]) => portOf(String(line))),
    once(child, 'close').then(() => null),
  ]);
  return { port, complaint: written.trim().split('\n').at(-1) ?? '' };
}

function portOf(line: string): number | null {
  const said: unknown = JSON.parse(line);
  return typeof said === 'object' && said !== null && 'port' in said && typeof said.port === 'number'
    ? said.port
    : null;
}

async function control(
  endpoint: string,
  method: 'GET' | 'POST' | 'DELETE',
  name: string,
  body?: unknown,
): Promise<unknown> {
  const response = await fetch(`${endpoint}/panther-emulator/${name}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const answer = await response.text();
  if (!response.ok) {
    throw new Error(`The AWS emulator refused ${method} ${name}: ${answer.slice(0, 500)}`);
  }
  return JSON.parse(answer);
}
