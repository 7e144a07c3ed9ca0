import assert from 'node:assert/strict';
import { csvLine } from '../../../server/src/core/csv.ts';
import { rowFormat } from '../../../server/src/core/query/rowFormat.ts';
import { recordLines, tableOf } from '../../../server/src/core/query/table.ts';
import { columnsOf } from '../../../server/src/core/text/columns.ts';

describe('CSV', () => {
  it('quotes what it must, and nothing else', () => {
    assert.equal(csvLine(['a', 'b c', 1, true, null, '']), 'a,b c,1,true,,\r\n');
    assert.equal(csvLine(['a,b', 'say "x"', 'one\ntwo', ' padded ']), '"a,b","say ""x""","one\ntwo"," padded "\r\n');
  });

  it('holds nothing that a spreadsheet would run', () => {
    for (const text of ['=1+1', '+1', '-1', '@SUM(A1)', '＝1', '＋1', '－1', '＠x', '=HYPERLINK("http://x","y")']) {
      assert.match(csvLine([text]), /^"?'/, text);
    }
    assert.equal(csvLine(['\t=1']), `'\t=1\r\n`);
    assert.equal(csvLine(['\r=1']), `"'\r=1"\r\n`);
    assert.equal(csvLine(['\n=1']), `"'\n=1"\r\n`);
    assert.equal(csvLine([-5, 'a=b', 'a-1']), '-5,a=b,a-1\r\n');
  });
});

describe('rows as text', () => {
  const columns = ['name', 'tags'];
  const rows = [
    ['a', '{"team":"pay"}'],
    ['[b', '[no JSON'],
  ] as const;
  const whole = (name: 'csv' | 'json' | 'jsonl', some: readonly (readonly string[])[]) => {
    const format = rowFormat(name, columns, new Set(['tags']));
    // Each row as a part of its own.
    const texts = some.map((row, index) => format.rows([row], index === 0));
    return [format.head, ...texts, format.end(some.length === 0)].join('');
  };

  it('are JSON, with JSON columns as JSON', () => {
    const expected = [
      { name: 'a', tags: { team: 'pay' } },
      { name: '[b', tags: '[no JSON' },
    ];
    assert.deepEqual(JSON.parse(whole('json', rows)), expected);
    assert.deepEqual(
      whole('jsonl', rows)
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)),
      expected,
    );
    assert.deepEqual(JSON.parse(whole('json', [])), []);
    assert.equal(whole('jsonl', []), '');
  });

  it('are CSV under a head', () => {
    assert.equal(whole('csv', rows), 'name,tags\r\na,"{""team"":""pay""}"\r\n[b,[no JSON\r\n');
    assert.equal(whole('csv', []), 'name,tags\r\n');
  });
});

describe('a table', () => {
  const columns = ['name', 'n', 'text'];
  const rows = [
    ['a', 7, 'x'.repeat(50)],
    ['b\nc', null, '\u001b[31mred'],
    ['東京', 1234, ''],
  ] as const;

  it('aligns its columns, numbers right, and keeps to one line a row', () => {
    const table = tableOf(columns, rows, { widest: 20, room: null });
    assert.deepEqual(table, {
      head: 'name     n  text',
      lines: [`a        7  ${'x'.repeat(19)}…`, 'b c         [31mred', '東京  1234'],
    });
  });

  it('takes no more room than there is: the widest columns give first', () => {
    for (const room of [30, 40, 60]) {
      const table = tableOf(['a', 'b', 'c'], [['short', 'x'.repeat(100), 'y'.repeat(30)]], { widest: 200, room });
      assert.ok(table !== null);
      for (const line of [table.head, ...table.lines]) assert.ok(columnsOf(line) <= room, `${room}: ${line}`);
      assert.match(table.lines[0] ?? '', /^short {2}x+… {2}y/);
    }
  });

  it('says when there are too many columns; then a row is shown one column a line', () => {
    const many = Array.from({ length: 20 }, (_, index) => `column${index}`);
    const row = many.map((name) => `${name} ${'v'.repeat(100)}`);
    assert.equal(tableOf(many, [row], { widest: 200, room: 80 }), null);
    const lines = recordLines(many, row, 80);
    assert.equal(lines.length, 20);
    assert.match(lines[3] ?? '', /^column3 {3}column3 v+…$/);
    for (const line of lines) assert.ok(columnsOf(line) <= 80);
  });
});
