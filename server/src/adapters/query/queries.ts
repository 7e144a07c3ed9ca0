/** Reads the inventory for queries, each in a process of its own. */
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { AppError } from '../../core/errors.ts';
import type { Queries } from '../../core/ports.ts';
import type { QueryPart } from '../../core/query/queries.ts';
import { placeOf } from '../../core/query/sql.ts';
import { storeFailure } from '../store/failure.ts';
import type { ReadAnswer, ReadError, ReadRequest } from './messages.ts';

type Child = ChildProcessByStdio<Writable, Readable, Readable>;

const entry = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? '../../query.ts' : './query.mjs', import.meta.url),
);

/** `file`: the inventory, which is there already. */
export function createQueries(file: string): Queries {
  return {
    run: (query, { views, accounts }, signal) => {
      const schema = `inventory_${randomBytes(16).toString('hex')}`;
      const request: ReadRequest = {
        file,
        schema,
        accounts,
        setUp: views.map(({ sql }) => sql(`"${schema}"`)),
        viewNames: views.map(({ name }) => name),
        sql: query.sql,
        timeLimitMs: query.limits.timeMs,
        rowLimit: query.limits.rows,
        byteLimit: query.limits.bytes,
      };
      return answersTo(request, signal);
    },
  };
}

async function* answersTo(request: ReadRequest, signal: AbortSignal): AsyncGenerator<QueryPart> {
  signal.throwIfAborted();
  const child = start();
  // Nothing in it is worth a clean end.
  const kill = () => child.kill('SIGKILL');
  signal.addEventListener('abort', kill, { once: true });
  const said = text(child.stderr);
  try {
    child.stdin.write(`${JSON.stringify(request)}\n`);
    for await (const answer of linesOf(child.stdout)) {
      if (answer.kind === 'error') throw errorOf(answer, request);
      if (answer.kind === 'timeLimit') throw tooLong(request.timeLimitMs);
      yield answer;
      if (answer.kind === 'end') return;
    }
    signal.throwIfAborted();
    throw await unexpectedEnd(child, await said);
  } finally {
    signal.removeEventListener('abort', kill);
    kill();
  }
}

function start(): Child {
  const child = spawn(process.execPath, [entry], {
    stdio: ['pipe', 'pipe', 'pipe'],
    windowsHide: true,
    // Within VS Code the executable is Electron, which is a Node with this alone.
    env: { ...withoutCredentials(process.env), ELECTRON_RUN_AS_NODE: '1' },
  });
  // A child that is gone is noticed by the end of its output.
  child.stdin.on('error', () => undefined);
  child.on('error', () => undefined);
  return child;
}

/** The child calls nobody. */
function withoutCredentials(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('AWS_')));
}

async function* linesOf(output: Readable): AsyncGenerator<ReadAnswer> {
  let rest = '';
  output.setEncoding('utf8');
  for await (const chunk of output) {
    const lines = `${rest}${chunk}`.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) yield JSON.parse(line) as ReadAnswer;
  }
}

function errorOf({ of, code, message, at }: ReadError, { sql, file }: ReadRequest): unknown {
  if (of === 'file') {
    return storeFailure(Object.assign(new Error(message), { code: 'ERR_SQLITE_ERROR', errcode: code }), file);
  }
  return new AppError('BAD_INPUT', `The query is wrong: ${message}`, at === null ? {} : placeOf(sql, at));
}

function tooLong(timeLimitMs: number): AppError {
  return new AppError('LIMIT', `The query was ended, for it took more than its time: ${timeLimitMs / 1000} s`, {
    hint: 'Ask for less (conditions, fewer joins), or allow more time.',
  });
}

async function unexpectedEnd(child: Child, said: string): Promise<Error> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  if (child.signalCode !== null) {
    return new AppError('LIMIT', `The query was ended by the system: ${child.signalCode}`, {
      hint: 'It may have needed more memory than there is: ask for less.',
    });
  }
  return new Error(`The reading process ended with ${child.exitCode}: ${said}`);
}
