// What a query can see, and what it cannot do: on runtimes where SQLite asks for each access, and on those where it does not.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { DatabaseSync } from 'node:sqlite';
import { createSchemaLibrary } from '../../../server/src/adapters/languageData/schemaLibrary.ts';
import { cloudControlTypes } from '../../../server/src/core/catalog/cloudControl/cloudControl.ts';
import { catalog } from '../../../server/src/core/catalog/index.ts';
import { documentFields } from '../../../server/src/core/inventory/document.ts';
import { viewOfType } from '../../../server/src/core/query/resourceViews.ts';
import { attributesOfSchema } from '../../../server/src/core/query/tailColumns.ts';
import { inventoryViews } from '../../../server/src/core/query/views.ts';
import { askInventory } from '../../support/askInventory.ts';
import { observed } from '../../support/observed.ts';
import { testAccount } from '../../support/scriptedSession.ts';
import { scanRow, useInventory } from '../store/openInventory.ts';

const payments = {
  id: testAccount,
  name: 'Payments',
  label: 'prod',
  settings: { enabled: true, realTime: false, remediation: false, regions: ['*'], ignore: {} },
};
const unlisted = { id: '999999999999', name: '999999999999', label: '', settings: null };

describe('a query', () => {
  const { store, file } = useInventory();
  const ask = (sql: string) => askInventory(file(), sql, [payments, unlisted]);

  const volume = observed({
    type: 'AWS.EC2.Volume',
    resourceId: 'arn:aws:ec2:us-east-1:123456789012:volume/vol-1',
    arn: 'arn:aws:ec2:us-east-1:123456789012:volume/vol-1',
    id: 'vol-1',
    name: null,
    tags: { team: "it's", ключ: '値' },
    timeCreated: '2026-01-02T03:04:05.000Z',
    attributes: { Encrypted: false, Size: 8, VolumeType: 'gp3', Attachments: [{ InstanceId: 'i-1' }], KmsKeyId: null },
    notRead: [{ call: 'ec2:DescribeSnapshots', reason: 'denied', code: 'UnauthorizedOperation', message: 'no' }],
    observedAt: 1_750_000_000_123,
  });

  beforeEach(async () => {
    await store().beginScan(scanRow({ startedAt: 1_750_000_000_000 }));
    await store().writeResources('scan-1', [volume, observed({ region: 'eu-west-1' })], []);
    const gone = observed({ resourceId: 'arn:aws:s3:::gone', name: 'gone', accountId: unlisted.id });
    await store().writeResources(null, [gone], []);
    await store().retire(gone, 2_000, null);
    await store().finishCell(
      'scan-1',
      { accountId: testAccount, region: 'us-east-1', type: 'AWS.KMS.Key' },
      { kind: 'denied', call: 'kms:ListKeys', code: 'AccessDenied', message: 'no' },
      { startedAt: 1_750_000_000_000, finishedAt: 1_750_000_001_500 },
    );
  });

  it('sees each type with its attributes as SQL values, and lists and objects as JSON', async () => {
    const [row] = await ask(`SELECT id, account_name, label, region, tags ->> 'team' AS team, time_created, observed_at,
      Encrypted, Size, VOLUMETYPE, Attachments ->> '$[0].InstanceId' AS instance, KmsKeyId, not_read ->> '$[0].call' AS call
      FROM aws_ec2_volume`);
    assert.deepEqual(row, {
      id: 'vol-1',
      account_name: 'Payments',
      label: 'prod',
      region: 'us-east-1',
      team: "it's",
      time_created: '2026-01-02T03:04:05.000Z',
      observed_at: '2025-06-15T15:06:40.123Z',
      Encrypted: 0,
      Size: 8,
      VolumeType: 'gp3',
      instance: 'i-1',
      KmsKeyId: null,
      call: 'ec2:DescribeSnapshots',
    });
  });

  it('sees documents as the rest of the product shows them', async () => {
    const [row] = await ask('SELECT document FROM aws_ec2_volume');
    const stored = (await store().get(volume)) ?? assert.fail();
    assert.equal(row?.['document'], JSON.stringify(documentFields(stored)));
  });

  it('sees all resources, and those that are gone apart', async () => {
    assert.deepEqual(await ask('SELECT type, region FROM resources ORDER BY type'), [
      { type: 'AWS.EC2.Volume', region: 'us-east-1' },
      { type: 'AWS.S3.Bucket', region: 'eu-west-1' },
    ]);
    assert.deepEqual(await ask('SELECT name, account_id, deleted_at IS NOT NULL AS dated FROM deleted'), [
      { name: 'gone', account_id: unlisted.id, dated: 1 },
    ]);
  });

  it('sees accounts, coverage and history', async () => {
    assert.deepEqual(
      await ask(
        'SELECT account_id, label, enabled, regions, resources, last_scan_at, last_scan_status FROM accounts ORDER BY 1',
      ),
      [
        {
          account_id: testAccount,
          label: 'prod',
          enabled: 1,
          regions: '["*"]',
          resources: 2,
          last_scan_at: '2025-06-15T15:06:40.000Z',
          last_scan_status: 'running',
        },
        {
          account_id: unlisted.id,
          label: '',
          enabled: null,
          regions: null,
          resources: 0,
          last_scan_at: null,
          last_scan_status: null,
        },
      ],
    );
    assert.deepEqual(await ask('SELECT account_name, type, outcome, call, seconds FROM cells'), [
      { account_name: 'Payments', type: 'AWS.KMS.Key', outcome: 'denied', call: 'kms:ListKeys', seconds: 1.5 },
    ]);
    assert.deepEqual(await ask(`SELECT kind, resource_id FROM changes WHERE kind = 'deleted'`), [
      { kind: 'deleted', resource_id: 'arn:aws:s3:::gone' },
    ]);
  });

  it('can ask every view for every column', async () => {
    for (const { name, columns } of inventoryViews(catalog)) {
      const list = columns.map((column) => `"${column.name}"`).join(', ');
      await assert.doesNotReject(ask(`SELECT ${list} FROM ${name} LIMIT 1`), name);
    }
  }).timeout(30_000);

  it('can ask the views of Cloud Control’s types for every column that their schemas tell', async () => {
    const schemas = createSchemaLibrary('no such folder').index();
    for (const entry of cloudControlTypes(catalog)) {
      const schema = entry.cfn === null ? null : schemas.get(entry.cfn);
      if (schema === null) continue;
      const { name, columns, sql } = viewOfType(entry, attributesOfSchema(schema));
      const names = columns.map((column) => column.name.toLowerCase());
      assert.equal(new Set(names).size, names.length, name);
      assert.match(sql('x'), /^CREATE TEMP VIEW "[a-z0-9_]+" AS SELECT /);
    }
  }).timeout(30_000);

  it('gives columns of the same name names of their own, and values that JSON can hold', async () => {
    assert.deepEqual(
      await ask(`SELECT a.id, b.id, 9223372036854775807 AS big, 1e999 AS most, x'00ff' AS blob
      FROM aws_ec2_volume a, aws_ec2_volume b`),
      [{ id: 'vol-1', 'id:1': 'vol-1', big: '9223372036854775807', most: 'Infinity', blob: "x'00ff'" }],
    );
  });

  const forbidden: Readonly<Record<string, string>> = {
    'a deletion': 'DELETE FROM resources',
    'an update': "UPDATE resources SET name = 'x'",
    'an insertion': "INSERT INTO meta VALUES ('x', 1)",
    'a deletion behind WITH': 'WITH x AS (SELECT 1) DELETE FROM meta',
    'a new table': 'CREATE TABLE x (a)',
    'a table of its own': 'CREATE TEMP TABLE x (a)',
    'a dropped table': 'DROP TABLE meta',
    'another file': "ATTACH '/tmp/other.db' AS other",
    'no file': 'DETACH main',
    'a setting': 'PRAGMA query_only = OFF',
    'a setting that is read': 'PRAGMA user_version',
    'a copy of the file': "VACUUM INTO '/tmp/copy.db'",
    'an extension': "SELECT load_extension('x')",
    'a file of the disk': "SELECT readfile('/etc/passwd')",
    'a file for the disk': "SELECT writefile('/tmp/x', 'y')",
    'a new tokenizer': "SELECT fts3_tokenizer('x', x'00')",
    'a parameter': 'SELECT ?1',
    'a transaction': 'BEGIN',
    'an explanation': 'EXPLAIN SELECT 1',
    'a table that is none of the views': 'SELECT * FROM leases',
    'the same in quotes': 'SELECT * FROM "scans"',
    'the same in a subquery': 'SELECT (SELECT max(holder) FROM leases)',
    'the same in a join': 'SELECT * FROM accounts JOIN role_checks USING (account_id)',
    'the texts of the filter': 'SELECT text FROM search_texts',
    'a table with its schema': 'SELECT * FROM main.resources',
    'the table behind a view': 'SELECT full_hash FROM resources',
    'the file as another schema': 'SELECT * FROM inventory.resources',
  };

  for (const asks of [true, false]) {
    describe(asks ? 'on a runtime that asks for each access' : 'on a runtime that does not ask', () => {
      const method = Object.getOwnPropertyDescriptor(DatabaseSync.prototype, 'setAuthorizer');
      before(function () {
        if (asks && method === undefined) this.skip();
        if (!asks) Reflect.deleteProperty(DatabaseSync.prototype, 'setAuthorizer');
      });
      after(() => {
        if (method !== undefined) Object.defineProperty(DatabaseSync.prototype, 'setAuthorizer', method);
      });

      it('works', async () => {
        assert.deepEqual(
          await ask(`WITH RECURSIVE c (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c WHERE x < 3)
          SELECT x, (SELECT count(*) FROM resources) AS n, upper('a') AS a FROM c, json_each('[1]')`),
          [
            { x: 1, n: 2, a: 'A' },
            { x: 2, n: 2, a: 'A' },
            { x: 3, n: 2, a: 'A' },
          ],
        );
        assert.equal((await ask('VALUES (1, 2)')).length, 1);
        assert.equal((await ask('-- a comment before\nSELECT 1 -- and after')).length, 1);
      });

      for (const [what, sql] of Object.entries(forbidden)) {
        it(`cannot have ${what}`, async () => {
          const before = await readFile(file());
          await assert.rejects(ask(sql), { code: 'ERR_SQLITE_ERROR' });
          assert.ok((await readFile(file())).equals(before));
        });
      }

      it('learns of the file no more than what the views show', async () => {
        const [tables] = await ask('SELECT group_concat(name) AS names FROM sqlite_schema');
        assert.equal(tables?.['names'], null);
      });
    });
  }
});
