// Builds the extension: the client as one CommonJS file (what VS Code loads), the server and the command line as ES
// modules that share split chunks, so that each AWS client is read from disk only when it is first used.
import { rm } from 'node:fs/promises';
import { build } from 'esbuild';

const development = process.argv.includes('--dev');

const common = {
  bundle: true,
  platform: 'node',
  target: 'node22',
  minify: !development,
  sourcemap: development,
  legalComments: 'none',
  logLevel: 'warning',
};

// The CommonJS parts of vscode-jsonrpc call require, which ES modules do not have.
const requireBanner = "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);";

await rm('out', { recursive: true, force: true });
await Promise.all([
  build({
    ...common,
    entryPoints: { 'client/extension': 'client/src/extension.ts' },
    outdir: 'out',
    format: 'cjs',
    outExtension: { '.js': '.cjs' },
    external: ['vscode'],
  }),
  build({
    ...common,
    entryPoints: { main: 'server/src/main.ts', cli: 'server/src/cli.ts' },
    outdir: 'out/server',
    format: 'esm',
    splitting: true,
    outExtension: { '.js': '.mjs' },
    mainFields: ['module', 'main'],
    conditions: ['import'],
    banner: { js: requireBanner },
  }),
]);
