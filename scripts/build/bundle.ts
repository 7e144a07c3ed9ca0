import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type BuildOptions, build, type Metafile } from 'esbuild';
import { projectRoot } from '../paths.ts';
import { awsClients } from './awsClients.ts';
import { englishOnly } from './englishOnly.ts';
import { buildLanguageData } from './languageData/languageData.ts';

const common = {
  absWorkingDir: projectRoot,
  bundle: true,
  platform: 'node',
  target: 'node22',
  legalComments: 'none',
  logLevel: 'warning',
  metafile: true,
} satisfies BuildOptions;

const host = { ...common, format: 'cjs', external: ['vscode', 'mocha'] } satisfies BuildOptions;

// The CommonJS parts of vscode-jsonrpc call require, which ES modules do not have.
const requireBanner = "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);";

/** How what runs in Node, outside of VS Code, is built. */
export const bundleForNode = {
  ...common,
  format: 'esm',
  splitting: true,
  outExtension: { '.js': '.mjs' },
  mainFields: ['module', 'main'],
  // Both are needed: with conditions of one's own esbuild drops `module`, and then the SDK's `node` (CommonJS) wins,
  // whose dynamic imports lose their names.
  conditions: ['module', 'import'],
  banner: { js: requireBanner },
  plugins: [awsClients(), englishOnly()],
} satisfies BuildOptions;

/**
 * Builds the extension into `out`: the client as one CommonJS file (what VS Code loads), the server, the command line and
 * the process that reads for queries as ES modules that share split chunks, so that each AWS client is read from disk
 * only when it is first used, and the data of the language server.
 */
export async function bundleExtension(options: { readonly development: boolean }): Promise<readonly Metafile[]> {
  buildLanguageData();
  const mode = { write: false, minify: !options.development, sourcemap: options.development } as const;
  const built = await Promise.all([
    build({
      ...common,
      ...mode,
      entryPoints: { extension: 'client/src/extension.ts' },
      outdir: 'out/client',
      format: 'cjs',
      outExtension: { '.js': '.cjs' },
      external: ['vscode'],
    }),
    build({
      ...bundleForNode,
      ...mode,
      entryPoints: {
        main: 'server/src/main.ts',
        worker: 'server/src/worker.ts',
        cli: 'server/src/cli.ts',
        query: 'server/src/query.ts',
      },
      outdir: 'out/server',
    }),
  ]);
  // Written only now: a build that fails leaves the last one that worked.
  for (const folder of ['client', 'server']) {
    await rm(path.join(projectRoot, 'out', folder), { recursive: true, force: true });
  }
  for (const { path: file, contents } of built.flatMap((result) => result.outputFiles)) {
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, contents);
  }
  return built.map((result) => result.metafile);
}

/** Builds the tests that run inside an extension host, each as a CommonJS file, into `out/test/host`. */
export async function bundleHostTests(testFiles: readonly string[]): Promise<void> {
  await build({
    ...host,
    sourcemap: 'inline',
    entryPoints: ['test/vscode/host/index.ts', ...testFiles],
    outbase: 'test/vscode/host',
    outdir: 'out/test/host',
    outExtension: { '.js': '.cjs' },
  });
}

/** Builds one module that runs inside an extension host, as a CommonJS file. */
export async function bundleForHost(entry: string, outfile: string): Promise<void> {
  await build({ ...host, entryPoints: [entry], outfile });
}
