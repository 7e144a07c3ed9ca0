import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { packageExtension } from '../../scripts/package/vsix.ts';
import { type ZipEntry, zipEntries } from '../../scripts/package/zipEntries.ts';
import { root } from '../support/sources.ts';

/** What may be in the package, and nothing else. */
const allowed = [
  /^\[Content_Types\]\.xml$/,
  /^extension\.vsixmanifest$/,
  /^extension\/package\.json$/,
  /^extension\/package\.nls\.json$/,
  /^extension\/(readme\.md|changelog\.md|LICENSE\.txt|THIRD-PARTY-NOTICES\.txt)$/,
  /^extension\/media\/[\w./-]+\.(svg|png|md)$/,
  /^extension\/l10n\/[\w.-]+\.json$/,
  /^extension\/schemas\/[\w.-]+\.schema\.json$/,
  /^extension\/templates\/[\w-]+\.yml$/,
  /^extension\/out\/client\/extension\.cjs$/,
  /^extension\/out\/server\/[\w-]+\.mjs$/,
  /^extension\/out\/data\/(iam|policies|types)\.(bin|json)$/,
];

const needed = [
  'extension/package.json',
  'extension/package.nls.json',
  'extension/readme.md',
  'extension/changelog.md',
  'extension/LICENSE.txt',
  'extension/THIRD-PARTY-NOTICES.txt',
  'extension/out/client/extension.cjs',
  'extension/out/server/main.mjs',
  'extension/out/server/cli.mjs',
  'extension/out/server/worker.mjs',
  'extension/out/data/iam.bin',
  'extension/out/data/iam.json',
  'extension/out/data/policies.bin',
  'extension/out/data/policies.json',
  'extension/out/data/types.bin',
  'extension/out/data/types.json',
  'extension/out/server/query.mjs',
  'extension/schemas/accounts.schema.json',
  'extension/templates/panther-cloudsec-iam.yml',
  'extension/templates/panther-stackset-iam-admin-role.yml',
];

describe('the package', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'panther-package-'));
  let entries: readonly ZipEntry[] = [];
  let bytes = 0;

  before(async function () {
    this.timeout(120_000);
    const given = process.env['PANTHER_TEST_VSIX'];
    const file = given ?? path.join(folder, 'extension.vsix');
    if (given === undefined) {
      await packageExtension(file);
    }
    bytes = statSync(file).size;
    entries = zipEntries(readFileSync(file));
  });

  after(() => rmSync(folder, { recursive: true, force: true }));

  it('holds nothing but what it needs: no source, test, map or secret', () => {
    const surprises = entries.map(({ name }) => name).filter((name) => !allowed.some((rule) => rule.test(name)));
    assert.deepEqual(surprises, []);
  });

  it('holds all that it needs', () => {
    const names = new Set(entries.map(({ name }) => name));
    assert.deepEqual(
      needed.filter((name) => !names.has(name)),
      [],
    );
  });

  it('is smaller than 8 MB', () => {
    assert.ok(bytes < 8 * 1024 * 1024, `It has ${bytes} bytes.`);
  });

  it('names the licences of what is bundled', () => {
    const notices = readFileSync(path.join(root, 'THIRD-PARTY-NOTICES.txt'), 'utf8');
    for (const name of ['vscode-languageclient', 'vscode-languageserver', 'yaml', '@aws-sdk/client-s3']) {
      assert.match(notices, new RegExp(`^${name} \\d`, 'm'));
    }
  });
});

describe('the bundles', () => {
  it('load an AWS client only when it is used', () => {
    for (const entry of ['main.mjs', 'cli.mjs']) {
      const loaded = loadedAtStart(path.join(root, 'out', 'server', entry));
      const clients = loaded.filter((text) =>
        /"(?:EC2|IAM|RDS|S3|Lambda|KMS|DynamoDB|CloudFormation)Client"/.test(text),
      );
      assert.equal(clients.length, 0, `${entry} loads AWS clients when it starts.`);
    }
  });

  it('start with less than 2 MB of code', () => {
    for (const entry of ['main.mjs', 'cli.mjs']) {
      const size = loadedAtStart(path.join(root, 'out', 'server', entry)).join('').length;
      assert.ok(size < 2 * 1024 * 1024, `${entry} loads ${size} characters when it starts.`);
    }
  });
});

/** The texts of a module and of all that it imports statically. */
function loadedAtStart(entry: string): readonly string[] {
  const texts = new Map<string, string>();
  const queue = [entry];
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (!texts.has(file)) {
      const text = readFileSync(file, 'utf8');
      texts.set(file, text);
      const folder = path.dirname(file);
      const imports = text.matchAll(/(?:\bfrom|\bimport)\s*"(\.\/[\w-]+\.mjs)"/g);
      queue.push(...[...imports].map(([, name = '']) => path.join(folder, name)));
    }
  }
  return [...texts.values()];
}
