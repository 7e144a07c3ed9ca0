import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { bundleExtension } from '../build/bundle.ts';
import { cacheFolder, projectRoot } from '../paths.ts';
import { runCommand } from '../runCommand.ts';
import { thirdPartyNotices } from './thirdPartyNotices.ts';

/** Where `npm test` puts the package that it makes. */
export function testVsix(): string {
  return path.join(cacheFolder(), 'package', 'panther-cloud-security.vsix');
}

/**
 * Builds the extension and packs it into `file`. A warning of the packer is an error.
 *
 * @throws Error with the packer's output
 */
export async function packageExtension(file: string, signal?: AbortSignal): Promise<void> {
  const bundles = await bundleExtension({ development: false });
  await writeFile(path.join(projectRoot, 'THIRD-PARTY-NOTICES.txt'), await thirdPartyNotices(bundles));
  await mkdir(path.dirname(file), { recursive: true });
  const vsce = path.join(projectRoot, 'node_modules', '@vscode', 'vsce', 'vsce');
  const options = ['--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links', '--out', file];
  const { code, output } = await runCommand(process.execPath, [vsce, 'package', ...options], {
    cwd: projectRoot,
    signal,
  });
  if (code !== 0 || /\bwarning\b/i.test(output)) {
    throw new Error(`The extension could not be packaged cleanly:\n${output.trim()}`);
  }
}
