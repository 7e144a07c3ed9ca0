import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root, sources } from '../support/sources.ts';

const files = sources('server/src/protocol/*.ts');
const document = readFileSync(path.join(root, 'docs/protocol.md'), 'utf8');

describe('the protocol document', () => {
  it('was read again after the last change of the protocol', () => {
    const hash = createHash('sha256');
    for (const { file, text } of files) hash.update(`${file}\n${text}`);
    const expected = hash.digest('hex').slice(0, 16);
    const stated = /^Hash of server\/src\/protocol: `([0-9a-f]+)`$/m.exec(document)?.[1];
    assert.equal(
      stated,
      expected,
      `server/src/protocol changed: bring docs/protocol.md up to date, then state the hash ${expected} in it`,
    );
  });

  it('describes every method, and none that is gone', () => {
    const declared = files.flatMap(({ text }) => [...text.matchAll(/'(panther\/[\w/]+)'/g)].map(([, name]) => name));
    const described = [...document.matchAll(/^#+ `(panther\/[\w/]+)`/gm)].map(([, name]) => name);
    assert.deepEqual(new Set(described), new Set(declared));
  });
});
