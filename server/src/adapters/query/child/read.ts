/** The thread that reads: one query, part by part, each when it is asked for. */
import { once } from 'node:events';
import type { DatabaseSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';
import type { SqlValue } from '../../../core/query/queries.ts';
import type { ReadRequest, ThreadAnswer } from '../messages.ts';
import { openQuery, openReadOnly, type Reading } from './connection.ts';
import { fileError, queryError } from './readError.ts';
import { toValue } from './value.ts';

/** What goes over in one part. */
const MOST_ROWS = 500;
const MOST_CHARACTERS = 256 * 1024;

export async function readInventory(): Promise<void> {
  const port = parentPort;
  if (port === null) throw new Error('This is not a thread of its own');
  const answers = answersTo(workerData as ReadRequest);
  for (;;) {
    await once(port, 'message');
    const { value, done } = await answers.next();
    if (done === true) return;
    port.postMessage(value);
    if (value.kind === 'end' || value.kind === 'error') return;
  }
}

async function* answersTo(request: ReadRequest): AsyncGenerator<ThreadAnswer> {
  let db: DatabaseSync | null = null;
  try {
    db = await openReadOnly(request);
    const reading = openQuery(db, request);
    yield { kind: 'columns', names: reading.names };
    yield* partsOf(reading, request);
  } catch (error) {
    yield db === null ? fileError(error) : queryError(error, request.sql);
  }
}

function* partsOf(reading: Reading, request: ReadRequest): Generator<ThreadAnswer> {
  const byteLimit = request.byteLimit ?? Number.POSITIVE_INFINITY;
  let rows: (readonly SqlValue[])[] = [];
  let characters = 0;
  let count = 0;
  let bytes = 0;
  let cut: 'rows' | 'bytes' | null = null;
  for (const row of reading.rows) {
    if (count === request.rowLimit) cut = 'rows';
    else if (bytes > byteLimit) cut = 'bytes';
    if (cut !== null) break;
    const values = reading.names.map((name) => toValue(row[name]));
    const size = JSON.stringify(values).length;
    rows.push(values);
    characters += size;
    bytes += size;
    count += 1;
    if (rows.length < MOST_ROWS && characters < MOST_CHARACTERS) continue;
    yield { kind: 'rows', rows };
    rows = [];
    characters = 0;
  }
  if (rows.length > 0) yield { kind: 'rows', rows };
  yield { kind: 'end', cut };
}
