// The process that reads: limits, cancelling, and that it is never left behind.
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createQueries } from '../../../server/src/adapters/query/queries.ts';
import { catalog } from '../../../server/src/core/catalog/index.ts';
import type { QueryLimits, QueryPart } from '../../../server/src/core/query/queries.ts';
import { inventoryViews } from '../../../server/src/core/query/views.ts';
import { readRequest } from '../../support/askInventory.ts';
import { observed } from '../../support/observed.ts';
import { useTempFolder } from '../../support/tempFolder.ts';
import { useInventory } from '../store/openInventory.ts';

const views = inventoryViews(catalog);
const endless = 'WITH RECURSIVE c (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT count(*) FROM c';
const numbers = 'WITH RECURSIVE c (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT x FROM c';

describe('a query in a process of its own', function () {
  this.timeout(30_000);
  const { store, file } = useInventory();
  const folder = useTempFolder();

  const parts = (sql: string, limits: Partial<QueryLimits> = {}, signal = new AbortController().signal) =>
    createQueries(file()).run(
      { sql, limits: { timeMs: 20_000, rows: null, bytes: null, ...limits } },
      { views, accounts: [] },
      signal,
    );
  const read = async (answer: AsyncIterable<QueryPart>) => {
    const all: QueryPart[] = [];
    for await (const part of answer) all.push(part);
    const rows = all.flatMap((part) => (part.kind === 'rows' ? part.rows : []));
    const end = all.at(-1);
    return { rows, cut: end?.kind === 'end' ? end.cut : undefined, ms: end?.kind === 'end' ? end.ms : undefined };
  };

  it('answers with columns, rows and an end', async () => {
    await store().writeResources(null, [observed()], []);
    const all: QueryPart[] = [];
    for await (const part of parts('SELECT name, region FROM aws_s3_bucket')) all.push(part);
    const [columns, rows, end] = all;
    assert.deepEqual(columns, { kind: 'columns', names: ['name', 'region'] });
    assert.deepEqual(rows, { kind: 'rows', rows: [['invoices', 'us-east-1']] });
    assert.ok(end?.kind === 'end' && end.cut === null && end.ms > 0 && end.ms < 20_000);
  });

  it('is cut at a number of rows, and says so only where there are more', async () => {
    assert.deepEqual((await read(parts(numbers, { rows: 1_234 }))).rows.length, 1_234);
    assert.equal((await read(parts(numbers, { rows: 1_234 }))).cut, 'rows');
    assert.equal((await read(parts(`${numbers} LIMIT 3`, { rows: 3 }))).cut, null);
  });

  it('is cut at a size', async () => {
    const { rows, cut } = await read(parts(`SELECT x, printf('%.1000c', 'a') FROM (${numbers})`, { bytes: 20_000 }));
    assert.equal(cut, 'bytes');
    assert.ok(rows.length >= 19 && rows.length <= 21, `${rows.length} rows`);
  });

  it('is ended after its time, in the middle of whatever SQLite does', async () => {
    await assert.rejects(read(parts(endless, { timeMs: 500 })), {
      code: 'LIMIT',
      message: /more than its time: 0.5 s/,
    });
  });

  it('does not count the time in which its reader does something else', async () => {
    const waiting = parts(`${numbers} LIMIT 20000`)[Symbol.asyncIterator]();
    await waiting.next();
    const { ms: elsewhere = 0 } = await read(parts(`SELECT count(*) FROM (${numbers} LIMIT 10000000)`));
    const { ms = 0 } = await read({ [Symbol.asyncIterator]: () => waiting });
    assert.ok(ms > 0 && ms < elsewhere, `${ms} ms of its own, ${elsewhere} ms elsewhere`);
  });

  it('is ended at once when it is cancelled', async () => {
    const stop = new AbortController();
    const reason = new Error('enough');
    const reading = read(parts(endless, {}, stop.signal));
    stop.abort(reason);
    await assert.rejects(reading, reason);
    await assert.rejects(read(parts('SELECT 1', {}, stop.signal)), reason);
  });

  it('ends when its reader has enough', async () => {
    for await (const part of parts(numbers)) if (part.kind === 'rows') break;
    assert.equal(await store().count({}), 0);
  });

  it('leaves the inventory as it is for those who write meanwhile', async () => {
    await store().writeResources(null, [observed()], []);
    const answer = parts(numbers)[Symbol.asyncIterator]();
    await answer.next();
    await store().writeResources(null, [observed({ resourceId: 'arn:aws:s3:::other' })], []);
    await answer.return?.();
    assert.equal(await store().count({}), 2);
  });

  it('says where in the query SQLite found what', async () => {
    const wrong: readonly [string, RegExp, number, number][] = [
      ['SELECT name\nFORM aws_s3_bucket', /near "aws_s3_bucket": syntax error/, 2, 6],
      ['SELECT name FROM aws_s3_bucket FROM aws_s3_bucket', /near "FROM": syntax error/, 1, 32],
      ['SELECT 1 +\n', /incomplete input/, 2, 1],
      ['SELECT name,\n  nowhere FROM aws_s3_bucket', /no such column: nowhere/, 2, 3],
      ["SELECT 'leases' FROM leases", /no such table: leases/, 1, 22],
      ['SELECT nofunction(1)', /no such function: nofunction/, 1, 8],
      ['SELECT count(1, 2)', /wrong number of arguments to function count/, 1, 8],
      ['SELECT name FROM aws_s3_bucket a, aws_s3_bucket b', /ambiguous column name: name/, 1, 8],
    ];
    const found = await Promise.all(
      wrong.map(([sql]) =>
        read(parts(sql)).then(
          () => null,
          (error: unknown) => error,
        ),
      ),
    );
    for (const [index, [sql, message, line, column]] of wrong.entries()) {
      const error = found[index] as { code: string; message: string; fields: { line: number; column: number } };
      assert.equal(error.code, 'BAD_INPUT', sql);
      assert.match(error.message, message);
      assert.deepEqual([error.fields.line, error.fields.column], [line, column], sql);
    }
  });

  it('tells the error of a value in words', async () => {
    await assert.rejects(read(parts(`SELECT json('{')`)), { code: 'BAD_INPUT', message: /malformed JSON/ });
    await assert.rejects(read(parts('SELECT abs(-9223372036854775808)')), { code: 'BAD_INPUT', message: /overflow/ });
  });

  it('says what is wrong with the file', async () => {
    const damaged = join(folder(), 'damaged.db');
    await writeFile(damaged, 'no database at all, and longer than a header would be'.repeat(100));
    const run = (path: string) =>
      read(
        createQueries(path).run(
          { sql: 'SELECT 1 FROM resources', limits: { timeMs: 20_000, rows: null, bytes: null } },
          { views, accounts: [] },
          new AbortController().signal,
        ),
      );
    await assert.rejects(run(damaged), { code: 'STORE', message: /damaged or is no inventory/ });
    await mkdir(join(folder(), 'folder'));
    await assert.rejects(run(join(folder(), 'missing.db')), { code: 'STORE' });
    await assert.rejects(run(join(folder(), 'folder')), { code: 'STORE' });
  });

  it('ends itself when the process that wanted it is gone', async () => {
    const child = startReader({ ...readRequest(file(), endless), timeLimitMs: 600_000 });
    await once(child.stdout ?? assert.fail(), 'data');
    child.stdin?.destroy();
    const [, signal] = (await once(child, 'exit')) as [number | null, string | null];
    assert.equal(signal, 'SIGKILL');
  });
});

function startReader(request: object): ChildProcess {
  const entry = fileURLToPath(new URL('../../../server/src/query.ts', import.meta.url));
  const child = spawn(process.execPath, [entry], { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.write(`${JSON.stringify(request)}\n`);
  return child;
}
