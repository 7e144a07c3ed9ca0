import assert from 'node:assert/strict';
import path from 'node:path';
import { describeRules } from '../../scripts/generate/rules.ts';
import { rules } from '../../server/src/core/cfn/rules/index.ts';
import { sources } from '../support/sources.ts';

const folder = 'server/src/core/cfn/rules';
const ids = rules.map(({ id }) => id);

/** `references/e1020.ts` is the rule E1020. */
const files = sources(`${folder}/*/*.ts`).filter(({ file }) => /^[a-z]\d{4}\.ts$/.test(path.posix.basename(file)));

describe('the rules on templates', () => {
  it('are all in the list, by id, each once', () => {
    const inFiles = files.map(({ file }) => path.posix.basename(file, '.ts').toUpperCase());
    const sorted = [...new Set(inFiles)].toSorted((a, b) => (a < b ? -1 : 1));
    assert.deepEqual(ids, sorted, 'a rule is a file and a line in the list');
    assert.equal(inFiles.length, ids.length);
  });

  it('are each in a file of their own name', () => {
    for (const id of ids) {
      const own = files.find(({ file }) => path.posix.basename(file) === `${id.toLowerCase()}.ts`);
      assert.match(own?.text ?? '', new RegExp(`export const ${id.toLowerCase()}: \\w+Rule = \\{[^}]*?\\bid: '${id}'`));
    }
  });

  it('say what they are about, in a title and a sentence', () => {
    for (const { id, title, about } of rules) {
      assert.match(id, /^[EWIP]\d{4}$/);
      assert.match(title, /^\S.*[^.\s]$/, `${id} has a title without a full stop`);
      assert.match(about, /^\S.*\.$/, `${id} says what it is about, and ends with a full stop`);
    }
  });

  it('have the severity that their id promises, or a lesser one', () => {
    for (const { id, severity } of rules) {
      if (id.startsWith('W')) assert.notEqual(severity, 'error', id);
      if (id.startsWith('I')) assert.equal(severity, 'info', id);
    }
  });

  it('have a table of good and bad templates each', () => {
    const tables = sources('test/unit/cfn/**/*.test.ts')
      .flatMap(({ text }) => [...text.matchAll(/^ruleTable\((\w+),/gm)])
      .map(([, name = '']) => name.toUpperCase());
    assert.deepEqual(
      ids.filter((id) => !tables.includes(id)),
      [],
    );
  });

  it('are all in docs/rules.md', () => {
    const [doc] = sources('docs/rules.md');
    assert.equal(doc?.text, describeRules(rules), 'npm run generate brings it up to date');
  });
});
