import assert from 'node:assert/strict';
import { importsOf, sources, targetOf } from '../support/sources.ts';

interface Layer {
  /** Path prefixes of its files. */
  readonly of: readonly string[];
  /** What its files may load: path prefixes, or names of packages; `node:` is any built-in module. */
  readonly mayLoad: readonly string[];
  /** What they may import for the compiler only, beside that. */
  readonly mayName: readonly string[];
}

const core = 'server/src/core/';
const protocol = 'server/src/protocol/';
const app = 'server/src/app/';
const adapters = 'server/src/adapters/';
const version = 'server/src/version.ts';

const layers: Readonly<Record<string, Layer>> = {
  core: {
    of: [core],
    mayLoad: [core, 'csv-parse', 'node:crypto', 'jsonc-parser', 'yaml'],
    mayName: ['@aws-sdk/', '@smithy/'],
  },
  protocol: { of: [protocol], mayLoad: [protocol], mayName: [core] },
  app: { of: [app], mayLoad: [app, core], mayName: [protocol] },
  adapters: { of: [adapters, 'server/src/query.ts'], mayLoad: [adapters, core, 'package:', 'node:'], mayName: [] },
  lsp: {
    of: ['server/src/lsp/', 'server/src/main.ts', 'server/src/worker.ts'],
    mayLoad: ['server/src/lsp/', 'server/src/compose.ts', version, app, adapters, core, protocol, 'package:', 'node:'],
    mayName: [],
  },
  cli: {
    of: ['server/src/cli/', 'server/src/cli.ts'],
    mayLoad: ['server/src/cli/', 'server/src/compose.ts', version, app, adapters, core, 'package:', 'node:'],
    mayName: [protocol],
  },
  composition: {
    of: ['server/src/compose.ts', version],
    mayLoad: [app, adapters, core, 'package:', 'node:'],
    mayName: [],
  },
  client: {
    of: ['client/'],
    mayLoad: ['client/', protocol, 'vscode', 'vscode-languageclient', 'node:'],
    mayName: [core],
  },
};

/** Only the client runs inside VS Code. */
const packagesOfTheClient = ['vscode', 'vscode-languageclient'];

describe('the layers', () => {
  const files = sources('server/src/**/*.ts', 'client/src/**/*.ts');

  it('take in every source file', () => {
    const outside = files.filter(({ file }) => layerOf(file) === undefined).map(({ file }) => file);
    assert.deepEqual(outside, []);
  });

  for (const [name, layer] of Object.entries(layers)) {
    it(`${name} imports only what it may`, () => {
      const broken = files
        .filter(({ file }) => layerOf(file) === layer)
        .flatMap(({ file, text }) =>
          importsOf(text)
            .filter(({ specifier, typeOnly }) => !isAllowed(layer, targetOf(file, specifier), typeOnly))
            .map(({ specifier, typeOnly }) => `${file}: import ${typeOnly ? 'type ' : ''}'${specifier}'`),
        );
      assert.deepEqual(broken, []);
    });
  }

  it('are seen through: an import of any form is found', () => {
    const text = [
      "import { a } from 'one';",
      "import type { B } from 'two';",
      "import { type C, d } from 'three';",
      "import 'four';",
      "export { e } from 'five';",
      "const f = await import('six');",
      "type G = typeof import('seven');",
      "import {\n  h,\n  i,\n} from './eight.ts';",
    ].join('\n');
    assert.deepEqual(importsOf(text), [
      { specifier: 'one', typeOnly: false },
      { specifier: 'two', typeOnly: true },
      { specifier: 'three', typeOnly: false },
      { specifier: 'four', typeOnly: false },
      { specifier: 'five', typeOnly: false },
      { specifier: './eight.ts', typeOnly: false },
      { specifier: 'six', typeOnly: false },
      { specifier: 'seven', typeOnly: true },
    ]);
  });
});

function layerOf(file: string): Layer | undefined {
  return Object.values(layers).find(({ of }) => of.some((prefix) => file.startsWith(prefix)));
}

function isAllowed(layer: Layer, target: string, typeOnly: boolean): boolean {
  const allowed = typeOnly ? [...layer.mayLoad, ...layer.mayName] : layer.mayLoad;
  return allowed.some((rule) => {
    if (rule === 'package:') {
      return isPackage(target) && !packagesOfTheClient.includes(target);
    }
    return rule.endsWith('/') || rule.endsWith(':') ? target.startsWith(rule) : target === rule;
  });
}

function isPackage(target: string): boolean {
  return !target.startsWith('server/') && !target.startsWith('client/') && !target.startsWith('node:');
}
