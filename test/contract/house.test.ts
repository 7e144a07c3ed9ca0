import assert from 'node:assert/strict';
import path from 'node:path';
import { type SourceFile, sources } from '../support/sources.ts';

const code = sources('{client,server,scripts,test}/**/*.{ts,mjs,cjs}');
const texts = sources(
  '{client,server,scripts,test,docs,templates,schemas}/**/*.{ts,mjs,cjs,py,md,yml,yaml}',
  '*.{md,json,mjs}',
  '.ci/*',
).filter(({ file }) => file !== 'package-lock.json');

/** This file spells out what it forbids. */
const self = 'test/contract/house.test.ts';

/** Tests of types: each expected error is one that the compiler must find. */
const typeTests = ['test/unit/catalog/serviceTypes.test.ts'];

/** An index is allowed where it is a registry or an entry point. */
const indexes = ['server/src/core/catalog/index.ts', 'test/vscode/host/index.ts', 'server/src/core/cfn/rules/index.ts'];

describe('the house', () => {
  it('has no source file over 400 lines', () => {
    const long = [...code, ...sources('scripts/**/*.py')].filter(({ text }) => text.split('\n').length > 401);
    assert.deepEqual(namesOf(long), []);
  });

  it('names files in camelCase, migrations by number', () => {
    const odd = code.filter(({ file }) => !isWellNamed(file));
    assert.deepEqual(namesOf(odd), []);
  });

  it('has no barrel files', () => {
    const barrels = code.filter(({ file }) => path.posix.basename(file) === 'index.ts' && !indexes.includes(file));
    assert.deepEqual(namesOf(barrels), []);
  });

  it('exports by name only', () => {
    assert.deepEqual(linesWith(code, /^export default\b|^export \{[^}]*\bas default\b/), []);
  });

  it('keeps the compiler honest', () => {
    const dodges = /\bas any\b|\bas unknown as\b|@ts-(ignore|nocheck|expect-error)/;
    const files = code.filter(({ file }) => !typeTests.includes(file));
    assert.deepEqual(linesWith(files, dodges), []);
  });

  it('catches nothing in silence', () => {
    const silent = code.filter(({ file, text }) => file !== self && /catch\s*(\([^)]*\)\s*)?\{\s*\}/.test(text));
    assert.deepEqual(namesOf(silent), []);
  });

  it('leaves nothing for later', () => {
    assert.deepEqual(linesWith(texts, /\b(TODO|FIXME|XXX|HACK)\b/), []);
  });

  it('knows no machine but made-up ones', () => {
    assert.deepEqual(
      linesWith(texts, /(^|[\s'"`(=])(\/home\/(?!a\/|user\/)|\/root\/|\/Users\/|\/work\/|[A-Z]:\\\\?Users)/),
      [],
    );
  });
});

function namesOf(files: readonly SourceFile[]): readonly string[] {
  return files.map(({ file }) => file);
}

function isWellNamed(file: string): boolean {
  const name = path.posix.basename(file);
  return file.includes('/migrations/')
    ? /^\d{4}\.ts$/.test(name)
    : /^[a-z][A-Za-z0-9]*(\.test|\.d)?\.[mc]?[jt]s$/.test(name);
}

function linesWith(files: readonly SourceFile[], pattern: RegExp): readonly string[] {
  return files
    .filter(({ file }) => file !== self)
    .flatMap(({ file, text }) =>
      text.split('\n').flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1}: ${line.trim()}`] : [])),
    );
}
