import assert from 'node:assert/strict';
import { createMemory } from '../../../client/src/memory.ts';
import {
  firstWords,
  inPlace,
  readResultPath,
  resultName,
  resultPath,
  resultSummary,
  statementAt,
} from '../../../client/src/query/queryText.ts';
import { groupFilter } from '../../../client/src/views/resources/groupFilter.ts';
import type { GroupNode } from '../../../server/src/protocol/tree.ts';
import { t } from './support.ts';

describe('a query in a document', () => {
  it('keeps its place when it is sent alone', () => {
    const text = 'SELECT 1;\n  -- next\nSELECT two\nFROM x;\nSELECT 3';
    const start = text.indexOf('SELECT two');
    const sent = inPlace(text, { start, end: text.indexOf(';\nSELECT 3') });
    assert.equal(sent, `${' '.repeat(9)}\n${' '.repeat(9)}\nSELECT two\nFROM x`);
    assert.equal(sent.indexOf('two'), text.indexOf('two'));
  });

  it('is the one in which, or after which, the cursor is', () => {
    const statements = [
      { start: 3, end: 10 },
      { start: 20, end: 30 },
    ];
    assert.deepEqual(
      [0, 5, 15, 20, 99].map((at) => statementAt(statements, at)?.start),
      [3, 3, 3, 20, 20],
    );
    assert.equal(statementAt([], 5), undefined);
  });

  it('names its result after the first view that it reads', () => {
    assert.equal(resultName('SELECT *\nFROM "aws_s3_bucket" b'), 'aws_s3_bucket');
    assert.equal(resultName('SELECT 1'), 'result');
    assert.equal(firstWords('-- why\nSELECT  1,\n  2 -- x'), 'SELECT 1, 2');
  });
});

describe('the result of a query', () => {
  it('has an address for each format', () => {
    for (const format of ['table', 'csv', 'json'] as const) {
      const path = resultPath('0f-1a', 'aws_s3_bucket', format);
      assert.deepEqual(readResultPath(path), { id: '0f-1a', format });
    }
    for (const path of ['/x', '/a/b.xml', '/a/b/c.csv', 'a/b.csv']) assert.equal(readResultPath(path), null);
  });

  it('says how many rows it has, and whether these are all', () => {
    const result = { id: 'x', columns: 1, rows: 1_204, cut: null, seconds: 0.12 };
    assert.equal(resultSummary(result, t), '1,204 rows in 0.1 s');
    assert.equal(resultSummary({ ...result, rows: 1 }, t), '1 row in 0.1 s');
    const cut = { ...result, rows: 10_000, cut: 'rows' as const };
    assert.equal(resultSummary(cut, t), 'The first 10,000 rows in 0.1 s: Save as... gives all');
  });
});

describe('what was asked', () => {
  it('is remembered once, the last first, and not for ever', async () => {
    const stored = new Map<string, unknown>();
    const memento = {
      keys: () => [...stored.keys()],
      get: (key: string) => stored.get(key),
      update: async (key: string, value: unknown) => {
        stored.set(key, value);
      },
    };
    const memory = createMemory(memento as never, memento as never);
    assert.deepEqual(memory.queries, []);
    for (const sql of ['a', 'b', 'a', 'x'.repeat(20_001)]) await memory.addQuery(sql);
    assert.deepEqual(memory.queries, ['a', 'b']);
    for (let index = 0; index < 40; index += 1) await memory.addQuery(`q${index}`);
    assert.equal(memory.queries.length, 30);
    stored.set('queries', [1]);
    assert.deepEqual(memory.queries, []);
  });
});

describe('a group of the tree as a filter', () => {
  const group = {
    kind: 'group',
    field: 'type',
    value: 'AWS.S3.Bucket',
    accountId: null,
    region: null,
    type: null,
  } as const;
  const node = (fields: Partial<GroupNode>) => ({ ...group, ...fields }) as GroupNode;

  it('holds what the groups above it say, and the filter of the tree', () => {
    const within = { text: 'prod', accounts: ['dev'], regions: ['eu-west-1'], types: [] };
    assert.deepEqual(groupFilter(node({ accountId: '123456789012', type: 'AWS.S3.Bucket' }), within), {
      text: 'prod',
      accounts: ['123456789012'],
      regions: ['eu-west-1'],
      types: ['AWS.S3.Bucket'],
    });
    assert.deepEqual(groupFilter(node({ field: 'label', value: 'prod' }), null), {
      text: '',
      accounts: ['prod'],
      regions: [],
      types: [],
    });
  });
});
