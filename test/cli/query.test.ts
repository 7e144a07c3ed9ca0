import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runCli } from '../support/runCli.ts';
import { makeSampleHome } from '../support/sampleHome.ts';

describe('panther-scan query', function () {
  this.timeout(60_000);
  let home: string;
  const run = (...args: readonly string[]) => runCli(['query', ...args], { PANTHER_HOME: home });
  const names = 'SELECT name, account_name, region, tags FROM aws_s3_bucket ORDER BY name';

  before(async () => {
    home = await mkdtemp(path.join(tmpdir(), 'panther-cli-query-'));
    await makeSampleHome(home);
  });
  after(() => rm(home, { recursive: true, force: true }));

  it('prints a table, and how many rows on standard error', async () => {
    const { exitCode, stdout, stderr } = await run(names);
    assert.equal(exitCode, 0);
    assert.deepEqual(stdout.split('\n').slice(0, 2), [
      'name           account_name  region     tags',
      'invoices-2026  Payments      us-east-1  {"team":"payments"}',
    ]);
    assert.match(stderr, /^3 rows in \d+\.\d s\.\n$/);
  });

  it('prints csv, json and JSON lines, and nothing else', async () => {
    const csv = await run(names, '--format', 'csv');
    assert.equal(csv.stdout.split('\r\n')[1], 'invoices-2026,Payments,us-east-1,"{""team"":""payments""}"');
    assert.equal(csv.stderr, '');
    const json = JSON.parse((await run(names, '--format', 'json')).stdout);
    assert.deepEqual(json[0], {
      name: 'invoices-2026',
      account_name: 'Payments',
      region: 'us-east-1',
      tags: { team: 'payments' },
    });
    const lines = (await run(names, '--json')).stdout.trimEnd().split('\n');
    assert.deepEqual(
      lines.map((line) => JSON.parse(line)),
      json,
    );
  });

  it('says when it was cut, and how to get the rest', async () => {
    const { exitCode, stdout, stderr } = await run(names, '--limit', '2');
    assert.equal(exitCode, 0);
    assert.equal(stdout.trimEnd().split('\n').length, 3);
    assert.match(stderr, /2 rows .* Cut at 2: there are more\. --limit 0 gives all\./);
    assert.match((await run(names, '--format', 'csv', '--limit', '2')).stderr, /^Cut at 2: there are more/);
    assert.equal((await run(names, '--format', 'csv', '--limit', '3')).stderr, '');
  });

  it('reads the query from a file, whose places it names', async () => {
    const file = path.join(home, 'report.sql');
    await writeFile(file, `-- buckets\n${names};\n`);
    assert.match((await run('--file', file)).stdout, /invoices-2026/);
    await writeFile(file, '-- buckets\nSELECT nam\nFROM aws_s3_bucket\n');
    const { exitCode, stdout, stderr } = await run('--file', file);
    assert.equal(exitCode, 2);
    assert.equal(stdout, '');
    assert.equal(stderr, `panther-scan: ${file}:2:8: The query is wrong: no such column: nam. Did you mean name?\n`);
  });

  it('writes to a file, whole or not at all', async () => {
    const file = path.join(home, 'out.jsonl');
    const { exitCode, stdout, stderr } = await run(names, '--format', 'jsonl', '--output', file);
    assert.deepEqual([exitCode, stdout], [0, '']);
    assert.equal(stderr, `Wrote 3 rows to ${file}.\n`);
    const before = await readFile(file, 'utf8');
    assert.equal(before.trimEnd().split('\n').length, 3);
    assert.equal((await run(`SELECT json('{') FROM (${names})`, '--format', 'csv', '--output', file)).exitCode, 2);
    assert.equal(await readFile(file, 'utf8'), before);
  });

  it('ends a query after its time, with exit code 1', async () => {
    const endless = 'WITH RECURSIVE c (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT count(*) FROM c';
    const { exitCode, stderr } = await run(endless, '--timeout', '1');
    assert.equal(exitCode, 1);
    assert.match(stderr, /^panther-scan: The query was ended, for it took more than its time: 1 s\. [^\n]+\n$/);
  });

  it('lists the views, their columns and the ready-made queries', async () => {
    const tables = await run('--tables');
    assert.match(tables.stdout, /^aws_s3_bucket +3 +S3 buckets$/m);
    assert.match(tables.stdout, /^aws_ec2_flow_log +0 +Flow logs$/m);
    assert.doesNotMatch(tables.stdout, /^aws_workspaces_/m);
    assert.match(
      tables.stderr,
      /^1,\d{3} more, of types that Cloud Control reads, are empty; --json lists them too\.$/m,
    );
    assert.match((await run('--columns', 'aws_s3_bucket')).stdout, /^EncryptionRules +list$/m);
    const example = await run('--example', 'sizes', '--format', 'csv');
    assert.match(example.stdout, /^Payments,AWS\.S3\.Bucket,2\r$/m);
    assert.match((await run('--example')).stdout, /^public-buckets +Buckets that everybody may reach$/m);
    assert.ok(JSON.parse((await run('--tables', '--json')).stdout).length > 20);
  });

  it('answers what it cannot do with one line that says what to do', async () => {
    const wrong: readonly (readonly [readonly string[], RegExp])[] = [
      [[], /One query is needed: .*--example\. See panther-scan query --help/],
      [['SELECT 1', '--example', 'sizes'], /One query is needed/],
      [['--example', 'nothing'], /no such example: nothing\. panther-scan query --example lists them/],
      [['--columns', 'aws_s3_buckets'], /no such view: aws_s3_buckets\. Did you mean aws_s3_bucket\?/],
      [['--file', path.join(home, 'missing.sql')], /The query cannot be read: .*missing\.sql\. Check/],
      [['SELECT 1', '--format', 'xml'], /no such format: xml\. Take table, csv, json, jsonl/],
      [['SELECT 1', '--format', 'table', '--output', 'x'], /A table is for looking at/],
      [['SELECT 1', '--limit', 'few'], /--limit takes a whole number from 0: few/],
      [['DELETE FROM resources'], /near "DELETE": syntax error \(line 1, column 1\)\. A query can only read/],
      [['SELECT 1; SELECT 2'], /There are several queries \(line 1, column 11\)/],
      [['SELECT 1', '--output', path.join(home, 'missing', 'x.csv')], /cannot be written: .*Make the folder first/],
    ];
    for (const [args, expected] of wrong) {
      const { exitCode, stdout, stderr } = await run(...args);
      assert.equal(exitCode, 2, args.join(' '));
      assert.equal(stdout, '');
      assert.match(stderr, expected);
      assert.match(stderr, /^panther-scan: [^\n]+\n$/);
    }
  });

  it('writes nothing to the inventory', async () => {
    const file = path.join(home, 'inventory.db');
    const before = await readFile(file);
    await run(names);
    assert.ok(before.equals(await readFile(file)));
  });
});
