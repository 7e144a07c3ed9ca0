import assert from 'node:assert/strict';
import { answerText } from '../../../server/src/app/query/answerText.ts';
import { runQuery } from '../../../server/src/app/query/runQuery.ts';
import { cloudControlTypes } from '../../../server/src/core/catalog/cloudControl/cloudControl.ts';
import { catalog } from '../../../server/src/core/catalog/index.ts';
import { AppError } from '../../../server/src/core/errors.ts';
import type { Queries } from '../../../server/src/core/ports.ts';
import type { Query, QueryPart } from '../../../server/src/core/query/queries.ts';
import type { View } from '../../../server/src/core/query/view.ts';
import { appContext, scriptedAws } from '../../support/appContext.ts';
import { fakeClock } from '../../support/fakeClock.ts';
import { observed } from '../../support/observed.ts';
import { useInventory } from '../store/openInventory.ts';

describe('asking the inventory', () => {
  const { store } = useInventory();
  const asked: { query: Query; accounts: readonly unknown[] }[] = [];
  const limits = { timeMs: 1, rows: null, bytes: null };

  const context = (answer: () => Iterable<QueryPart>) => {
    const queries: Queries = {
      run: async function* (query, { accounts }) {
        asked.push({ query, accounts });
        yield* answer();
      },
    };
    const account = {
      id: '123456789012',
      name: 'Payments',
      label: 'prod',
      realTime: true,
      remediation: false,
      externalId: 'not-for-queries',
      regions: ['*'],
      ignore: { regions: [], types: [], resources: [] },
      enabled: true,
    };
    const accounts = { master: null, accounts: [account] };
    return appContext({ aws: scriptedAws({}), store: store(), clock: fakeClock(), accounts, catalog, queries });
  };
  const failing = (message: string, fields = {}) =>
    context(() => {
      throw new AppError('BAD_INPUT', message, fields);
    });
  const run = async (ctx: ReturnType<typeof context>, sql: string, file: string | null = null) => {
    for await (const _ of runQuery(ctx, { sql, file, limits }, new AbortController().signal));
  };
  const hintFor = async (message: string, sql: string) => {
    const error: unknown = await run(failing(message), sql).then(
      () => null,
      (thrown: unknown) => thrown,
    );
    assert.ok(error instanceof AppError);
    return error.fields.hint;
  };

  beforeEach(() => {
    asked.length = 0;
  });

  it('passes one statement on, with the accounts by name and without their external ids', async () => {
    await store().writeResources(null, [observed({ accountId: '999999999999' })], []);
    await run(
      context(() => []),
      '-- why\nSELECT 1; -- that is all\n',
    );
    assert.deepEqual(
      asked.map(({ query }) => query.sql),
      ['-- why\nSELECT 1'],
    );
    const [{ accounts } = assert.fail()] = asked;
    assert.deepEqual(
      accounts.map((account) => (account as { id: string; name: string }).name),
      ['Payments', '999999999999'],
    );
    assert.ok(!JSON.stringify(accounts).includes('not-for-queries'));
  });

  it('refuses none and several', async () => {
    const ctx = context(() => []);
    await assert.rejects(run(ctx, ' -- nothing'), { code: 'BAD_INPUT', message: 'There is no query' });
    await assert.rejects(run(ctx, 'SELECT 1;\n  DELETE FROM resources'), {
      code: 'BAD_INPUT',
      message: 'There are several queries (line 2, column 3)',
    });
    assert.deepEqual(asked, []);
  });

  it('says the place of an error once: in the file, or in words', async () => {
    const ctx = failing('The query is wrong: near "x": syntax error', { line: 2, column: 5 });
    await assert.rejects(run(ctx, 'SELECT x'), { message: /syntax error \(line 2, column 5\)$/ });
    await assert.rejects(run(ctx, 'SELECT x', 'report.sql'), (error) => {
      assert.ok(error instanceof AppError);
      assert.match(error.message, /syntax error$/);
      assert.deepEqual([error.fields.file, error.fields.line, error.fields.column], ['report.sql', 2, 5]);
      return true;
    });
  });

  it('says what was probably meant', async () => {
    assert.equal(await hintFor('no such table: aws_s3_buckets', 'SELECT 1'), 'Did you mean aws_s3_bucket?');
    assert.match(
      (await hintFor('no such table: invoices', 'SELECT 1')) ?? '',
      /^There are resources, deleted, accounts/,
    );
    const column = 'no such column: v.Encryptd';
    assert.equal(await hintFor(column, 'SELECT v.Encryptd FROM aws_ec2_volume v'), 'Did you mean Encrypted?');
    assert.match(
      (await hintFor('no such column: zzz', 'SELECT zzz FROM aws_ec2_volume')) ?? '',
      /^aws_ec2_volume has Attachments, AvailabilityZone, .* and others\.$/,
    );
    assert.equal(await hintFor('no such column: "prod" - should this be', 'SELECT 1'), 'Text goes into single quotes.');
    assert.match((await hintFor('near "DELETE": syntax error', 'DELETE FROM x')) ?? '', /begin it with SELECT or WITH/);
    assert.equal(await hintFor('near "FORM": syntax error', 'SELECT FORM'), undefined);
    assert.match((await hintFor('parameters are not allowed in views', 'SELECT ?')) ?? '', /Write the values/);
    const readAll = await hintFor('not authorized', 'SELECT * FROM pragma_table_list');
    assert.equal(readAll, 'A query can do nothing but read the views.');
  });

  it('knows the columns of types that Cloud Control reads, and which of them hold JSON', async () => {
    const views: View[] = [];
    const ctx = context(() => [
      { kind: 'columns', names: ['AttributePayload', 'ThingName'] },
      { kind: 'rows', rows: [['{"a":1}', '{"b":2}']] },
      { kind: 'end', cut: null, ms: 1 },
    ]);
    const { run: answer } = ctx.queries;
    const queries: Queries = {
      run: (query, surroundings, signal) => {
        views.push(...surroundings.views);
        return answer(query, surroundings, signal);
      },
    };
    const types = [...catalog, ...cloudControlTypes(catalog)];
    const sql = 'SELECT * FROM aws_iot_thing';
    const parts = runQuery(
      { ...ctx, queries, catalog: types },
      { sql, file: null, limits },
      new AbortController().signal,
    );
    let text = '';
    for await (const chunk of answerText(parts, 'jsonl', () => undefined)) text += chunk;
    const [view = assert.fail()] = views;
    const kinds = new Map(view.columns.map(({ name, kind }) => [name, kind]));
    assert.deepEqual(
      [views.length, view.name, kinds.get('ThingName'), kinds.get('AttributePayload')],
      [...[1, 'aws_iot_thing'], ...['text', 'object']],
    );
    assert.ok(kinds.has('attribute_Arn') && kinds.has('document') && !kinds.has('Arn'));
    assert.deepEqual(JSON.parse(text), { AttributePayload: { a: 1 }, ThingName: '{"b":2}' });
    await assert.rejects(run({ ...failing('no such column: ThingNam'), catalog: types }, sql), {
      fields: { hint: 'Did you mean ThingName?' },
    });
  });

  it('lets other errors through as they are', async () => {
    const limit = new AppError('LIMIT', 'too long');
    const ctx = context(() => {
      throw limit;
    });
    await assert.rejects(run(ctx, 'SELECT 1'), limit);
  });

  it('gives an answer as text, as it comes', async () => {
    const parts: readonly QueryPart[] = [
      { kind: 'columns', names: ['name', 'tags'] },
      { kind: 'rows', rows: [['a', '{"k":"v"}']] },
      { kind: 'rows', rows: [['b', null]] },
      { kind: 'end', cut: 'rows', ms: 5 },
    ];
    const ends: unknown[] = [];
    const ctx = context(() => parts);
    const sql = 'SELECT name, tags FROM resources';
    const answer = runQuery(ctx, { sql, file: null, limits }, new AbortController().signal);
    let text = '';
    for await (const chunk of answerText(answer, 'json', (end) => ends.push(end))) text += chunk;
    assert.deepEqual(JSON.parse(text), [
      { name: 'a', tags: { k: 'v' } },
      { name: 'b', tags: null },
    ]);
    assert.deepEqual(ends, [{ rows: 2, cut: 'rows' }]);
  });
});
