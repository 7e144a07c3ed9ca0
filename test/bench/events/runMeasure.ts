/** Runs a measuring process, bundled as the product is: with all that its sources name, the SDK alone takes 100 MB more. */
import path from 'node:path';
import { build } from 'esbuild';
import { bundleForNode } from '../../../scripts/build/bundle.ts';
import { runCommand } from '../../../scripts/runCommand.ts';
import type { CaseContext } from '../bench.ts';
import type { Estate } from '../scan/estate.ts';
import type { StubProcess } from '../stub/stubProcess.ts';

/** @throws Error with what the process wrote, when it fails */
export async function runMeasure(
  { folder, signal }: Pick<CaseContext, 'folder' | 'signal'>,
  of: { readonly estate: Estate; readonly stub: StubProcess; readonly args: readonly [file: string, ...string[]] },
): Promise<string> {
  const [file, ...args] = of.args;
  const name = path.basename(file, '.ts');
  const outdir = path.join(folder, 'bundle', name);
  await build({ ...bundleForNode, entryPoints: { [name]: path.join(import.meta.dirname, file) }, outdir });
  const env = { ...process.env, ...of.estate.environment(of.stub.endpoint) };
  const words = [path.join(outdir, `${name}.mjs`), ...args];
  const { code, output } = await runCommand(process.execPath, words, { cwd: folder, env, signal });
  if (code !== 0) throw new Error(`${name} failed: ${output.trim()}`);
  return output;
}
