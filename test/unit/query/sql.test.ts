import assert from 'node:assert/strict';
import { findName, placeOf, statementsOf, tokensOf } from '../../../server/src/core/query/sql.ts';

describe('SQL as text', () => {
  const kindsOf = (sql: string) =>
    tokensOf(sql)
      .filter(({ kind }) => kind !== 'space')
      .map(({ kind, text }) => `${kind} ${text}`);

  it('is split as SQLite splits it', () => {
    assert.deepEqual(kindsOf(`a.b, "x""y" [q r] \`z\`\`\``), [
      'word a',
      'symbol .',
      'word b',
      'symbol ,',
      'quoted "x""y"',
      'quoted [q r]',
      'quoted `z```',
    ]);
    assert.deepEqual(kindsOf("'it''s' x'ab' 1.5e3 0x1F .5"), [
      "string 'it''s'",
      "string x'ab'",
      'number 1.5e3',
      'number 0x1F',
      'number .5',
    ]);
    assert.deepEqual(kindsOf('é$1 ->> /* a; */ 1 -- b;\n<>'), [
      'word é$1',
      'symbol ->>',
      'comment /* a; */',
      'number 1',
      'comment -- b;',
      'symbol <>',
    ]);
  });

  it('loses nothing, whatever it is', () => {
    for (const sql of ['', "'open", '"open', '/* open', '[open', '\0\u2028€👍', '--', 'a\\b;;']) {
      assert.equal(
        tokensOf(sql)
          .map(({ text }) => text)
          .join(''),
        sql,
      );
    }
  });

  it('has statements between semicolons that are no text and no comment', () => {
    assert.deepEqual(
      statementsOf(`-- one; more\nSELECT ';' ; ;\n  SELECT "a;b" -- the end;\n;`).map(({ text, start }) => [
        text,
        start,
      ]),
      [
        ["SELECT ';'", 13],
        ['SELECT "a;b"', 30],
      ],
    );
    assert.deepEqual(statementsOf(' -- nothing\n/* at all */ ; '), []);
  });

  it('is counted in lines and columns from 1', () => {
    assert.deepEqual(placeOf('ab\ncd', 0), { line: 1, column: 1 });
    assert.deepEqual(placeOf('ab\ncd', 4), { line: 2, column: 2 });
  });

  it('finds the name that SQLite complains of', () => {
    const sql = `SELECT 'nope', [no pe], r.NOPE FROM "resources" r`;
    assert.equal(findName(sql, 'r.nope'), sql.indexOf('NOPE'));
    assert.equal(findName(sql, 'no pe'), sql.indexOf('[no pe]'));
    assert.equal(findName(sql, '"resources"'), sql.indexOf('"resources"'));
    assert.equal(findName(sql, 'nowhere'), null);
  });
});
