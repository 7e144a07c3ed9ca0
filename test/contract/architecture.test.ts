import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../support/sources.ts';

const document = readFileSync(path.join(root, 'ARCHITECTURE.md'), 'utf8');

describe('ARCHITECTURE.md', () => {
  it('names folders and files that are there', () => {
    const named = [...document.matchAll(/`((?:client|server|scripts|templates|test|docs)\/[\w./-]*)`/g)];
    assert.ok(named.length > 20);
    const missing = named.map(([, file = '']) => file).filter((file) => !existsSync(path.join(root, file)));
    assert.deepEqual(missing, []);
  });

  it('names for each invariant tests that are there', () => {
    const rows = document.split('\n').filter((line) => /^\| \d+ \|/.test(line));
    assert.equal(rows.length, 16);
    for (const row of rows) {
      const tests = [...row.matchAll(/`(test\/[\w./]+)` "([^"]+)"/g)];
      assert.ok(tests.length > 0, row);
      for (const [, file = '', name = ''] of tests) {
        assert.ok(readFileSync(path.join(root, file), 'utf8').includes(name), `${file} has no: ${name}`);
      }
    }
  });
});
