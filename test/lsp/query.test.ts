import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { CancellationTokenSource, ErrorCodes, LSPErrorCodes, ResponseError } from 'vscode-languageserver/node';
import { catalog } from '../../server/src/core/catalog/index.ts';
import {
  findStatements,
  listQueryExamples,
  listQueryViews,
  queryText,
  type ResultFormat,
  runQuery,
  saveQuery,
} from '../../server/src/protocol/query.ts';
import { exportProgressed, exportResources } from '../../server/src/protocol/resources.ts';
import { makeSampleHome } from '../support/sampleHome.ts';
import { makeHome, openServer, type TestServer, useServers } from './support/testServer.ts';

const numbers = 'WITH RECURSIVE c (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT x FROM c';

describe('queries', function () {
  this.timeout(30_000);
  useServers();
  let server: TestServer;
  beforeEach(async () => {
    const home = await makeHome();
    await makeSampleHome(home);
    server = await openServer({ home, overrides: { catalog } });
  });

  const run = (sql: string, timeLimitSeconds = 20) => server.request(runQuery, { sql, timeLimitSeconds });
  const whole = async (id: string, format: ResultFormat) => {
    const pages: string[] = [];
    for (let offset: number | null = 0; offset !== null; ) {
      const page: { readonly text: string; readonly next: number | null } | null = await server.request(queryText, {
        id,
        format,
        offset,
      });
      if (page === null) return null;
      pages.push(page.text);
      offset = page.next;
    }
    return { pages: pages.length, text: pages.join('') };
  };

  it('are answered with a result that is read in pages and in each format', async () => {
    const { id, ...result } = await run('SELECT name, account_name, tags FROM aws_s3_bucket ORDER BY name');
    assert.deepEqual({ ...result, seconds: 0 }, { columns: 3, rows: 3, cut: null, seconds: 0 });
    assert.equal(
      (await whole(id, 'table'))?.text,
      [
        'name           account_name  tags',
        '─'.repeat(48),
        'invoices-2026  Payments      {"team":"payments"}',
        'receipts-2026  Payments      {"team":"payments"}',
        'scratch        Security Dev  {"team":"payments"}',
        '',
      ].join('\n'),
    );
    assert.match((await whole(id, 'csv'))?.text ?? '', /^name,account_name,tags\r\ninvoices-2026,Payments,/);
    const json = JSON.parse((await whole(id, 'json'))?.text ?? '');
    assert.deepEqual(json[2], { name: 'scratch', account_name: 'Security Dev', tags: { team: 'payments' } });
  });

  it('come in as many pages as they need', async () => {
    const { id, rows } = await run(`${numbers} LIMIT 2500`);
    assert.equal(rows, 2500);
    for (const format of ['table', 'csv', 'json'] as const) assert.equal((await whole(id, format))?.pages, 3, format);
    const json = JSON.parse((await whole(id, 'json'))?.text ?? '') as readonly { readonly x: number }[];
    assert.deepEqual(
      json.map(({ x }) => x),
      Array.from({ length: 2500 }, (_, index) => index + 1),
    );
    const empty = await run('SELECT name FROM aws_s3_bucket WHERE FALSE');
    assert.deepEqual(JSON.parse((await whole(empty.id, 'json'))?.text ?? ''), []);
    assert.equal((await whole(empty.id, 'csv'))?.text, 'name\r\n');
  });

  it('are cut where an editor could not show more, and say so', async () => {
    const { rows, cut } = await run(numbers);
    assert.deepEqual([rows, cut], [10_000, 'rows']);
    assert.equal((await run(`SELECT printf('%.100000c', 'a') FROM (${numbers})`)).cut, 'bytes');
  });

  it('keep the last few results and no more', async () => {
    const first = await run('SELECT 1');
    for (let index = 0; index < 5; index += 1) await run(`SELECT ${index}`);
    assert.equal(await whole(first.id, 'table'), null);
  });

  it('that are wrong are refused with the place and with advice', async () => {
    await assert.rejects(run('SELECT name\nFROM aws_s3_buckets'), (error) => {
      assert.ok(error instanceof ResponseError);
      assert.equal(error.code, LSPErrorCodes.RequestFailed);
      assert.match(error.message, /no such table: aws_s3_buckets/);
      const { code, hint, line, column } = error.data;
      assert.deepEqual([code, hint, line, column], ['BAD_INPUT', 'Did you mean aws_s3_bucket?', 2, 6]);
      return true;
    });
    await assert.rejects(run('DELETE FROM resources'), { message: /syntax error/ });
  });

  it('end after their time, and at once when they are cancelled', async () => {
    const endless = `SELECT count(*) FROM (${numbers})`;
    await assert.rejects(run(endless, 1), (error) => error instanceof ResponseError && error.data.code === 'LIMIT');
    const source = new CancellationTokenSource();
    const running = server.request(runQuery, { sql: endless, timeLimitSeconds: 3_600 }, source.token);
    source.cancel();
    await assert.rejects(running, { code: LSPErrorCodes.RequestCancelled });
  });

  it('can be told apart in a text', async () => {
    assert.deepEqual(await server.request(findStatements, { text: 'SELECT 1; -- ;\nSELECT 2' }), [
      { start: 0, end: 8 },
      { start: 15, end: 23 },
    ]);
  });

  it('have views and examples to begin with', async () => {
    const views = await server.request(listQueryViews, null);
    assert.equal(views.find(({ name }) => name === 'aws_s3_bucket')?.resources, 3);
    assert.equal(views.find(({ name }) => name === 'resources')?.resources, null);
    assert.ok((await server.request(listQueryExamples, null)).some(({ id }) => id === 'public-buckets'));
  });

  it('are saved whole, however many rows there are', async () => {
    const file = path.join(server.home, 'numbers.csv');
    const save = { sql: `${numbers} LIMIT 12345`, timeLimitSeconds: 20, format: 'csv', path: file } as const;
    assert.deepEqual(await server.request(saveQuery, save), { rows: 12_345 });
    assert.equal((await readFile(file, 'utf8')).split('\r\n').length, 12_347);
    await assert.rejects(server.request(saveQuery, { ...save, path: 'numbers.csv' }), {
      code: ErrorCodes.InvalidParams,
      message: /must be absolute/,
    });
  });
});

describe('exports', () => {
  useServers();

  it('write what a filter shows, and tell how far they are', async () => {
    const home = await makeHome();
    await makeSampleHome(home);
    const server = await openServer({ home, overrides: { catalog } });
    const file = path.join(home, 'payments.jsonl');
    const filter = { text: '', accounts: ['prod'], regions: [], types: [] };
    const done = await server.request(exportResources, { filter, format: 'jsonl', path: file });
    assert.deepEqual(done, { resources: 2 });
    const names = (await readFile(file, 'utf8'))
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).Name);
    assert.deepEqual(names, ['receipts-2026', 'invoices-2026']);
    assert.deepEqual(await server.notified(exportProgressed), { path: file, done: 2, total: 2 });
  });
});
