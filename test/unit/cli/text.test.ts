import assert from 'node:assert/strict';
import { printable, printableJson } from '../../../server/src/cli/output/text.ts';
import { columnsOf, pad, truncate } from '../../../server/src/core/text/columns.ts';

describe('terminal text', () => {
  it('loses escape sequences and control characters', () => {
    assert.equal(printable('a\u001b[31mred\u001b[0m\u001b]8;;http://x\u0007b\r\n\u0000c'), 'aredbc');
  });

  it('loses the marks that reorder text', () => {
    assert.equal(printable('user\u202Etxt.exe\u2066!\u2069'), 'usertxt.exe!');
  });

  it('keeps letters of any script, and emoji', () => {
    assert.equal(printable('Zürich 東京 👩‍💻'), 'Zürich 東京 👩‍💻');
  });

  it('is as harmless in JSON, which still says the same', () => {
    const value = { Name: 'a\u009b31m\u202eb\u007f\u001b[0m', Tags: null };
    const json = printableJson(JSON.stringify(value, null, 2));
    assert.match(json, /^[\n\x20-\x7e]+$/);
    assert.deepEqual(JSON.parse(json), value);
  });

  it('counts the columns that a terminal uses', () => {
    assert.equal(columnsOf('abc'), 3);
    assert.equal(columnsOf('東京'), 4);
    assert.equal(columnsOf('e\u0301'), 1);
    assert.equal(columnsOf('👩‍💻'), 2);
  });

  it('pads by columns, not by characters', () => {
    assert.equal(pad('東', 4), '東  ');
    assert.equal(pad('7', 3, 'right'), '  7');
  });

  it('cuts what is too wide, with an ellipsis, and never half a character', () => {
    assert.equal(truncate('payments', 8), 'payments');
    assert.equal(truncate('payments', 5), 'paym…');
    assert.equal(truncate('東京都', 4), '東…');
    assert.equal(truncate('abc', 0), '');
  });
});
