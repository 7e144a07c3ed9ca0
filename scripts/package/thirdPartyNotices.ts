import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Metafile } from 'esbuild';
import { projectRoot } from '../paths.ts';

interface BundledPackage {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  /** Its licence file; empty where it ships none. */
  readonly text: string;
}

/** The licences of all packages of which a part is in the bundles. */
export async function thirdPartyNotices(bundles: readonly Metafile[]): Promise<string> {
  const folders = new Set(bundles.flatMap((bundle) => Object.keys(bundle.inputs)).flatMap(packageFolder));
  const packages = await Promise.all([...folders].toSorted((a, b) => a.localeCompare(b)).map(readPackage));
  const byText = Map.groupBy(packages, (one) => one.text);
  const sections = [...byText].map(([text, those]) => {
    const list = those.map(({ name, version, license }) => `${name} ${version} (${license})`).join('\n');
    return text === '' ? list : `${list}\n\n${text}`;
  });
  const intro = 'Panther Cloud Security contains parts of these packages, under their own licences.';
  return `${[intro, ...sections].join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}

/** `node_modules/a/node_modules/@b/c/lib/d.js` -> `node_modules/a/node_modules/@b/c`. */
function packageFolder(input: string): string[] {
  const match = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input);
  return match === null ? [] : [match[0]];
}

async function readPackage(folder: string): Promise<BundledPackage> {
  const absolute = path.join(projectRoot, folder);
  const manifest: unknown = JSON.parse(await readFile(path.join(absolute, 'package.json'), 'utf8'));
  const { name, version, license } = manifest as { name: string; version: string; license?: string };
  if (license === undefined) {
    throw new Error(`A bundled package says nothing of its licence: ${folder}`);
  }
  return { name, version, license, text: await licenseText(absolute) };
}

async function licenseText(folder: string): Promise<string> {
  const file = existsSync(folder) ? readdirSync(folder).find((name) => /^licen[cs]e/i.test(name)) : undefined;
  return file === undefined ? '' : (await readFile(path.join(folder, file), 'utf8')).replaceAll('\r\n', '\n').trim();
}
