import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { projectRoot } from '../paths.ts';
import { accountsSchema } from './accountsSchema.ts';
import { attributesOfTypes } from './attributes.ts';
import { longTailTypes } from './longTail.ts';
import { messageBundle } from './messageBundle.ts';
import { queriesDoc } from './queriesDoc.ts';
import { resourceTypesDoc } from './resourceTypes.ts';
import { rulesDoc } from './rules.ts';
import { scanRolePolicy } from './scanRolePolicy.ts';
import { seedShapes } from './seedShapes.ts';

/** A file, or a part of one, that is made from the sources. */
export interface GeneratedFile {
  /** From the project's root. */
  readonly file: string;
  /** All of the file's text. `current` is what it is now, empty where there is none. */
  generate(current: string): string | Promise<string>;
}

const generatedFiles: readonly GeneratedFile[] = [
  accountsSchema,
  attributesOfTypes,
  longTailTypes,
  messageBundle,
  queriesDoc,
  resourceTypesDoc,
  rulesDoc,
  scanRolePolicy,
  seedShapes,
];

/** Those whose text is not what the sources say. */
export async function staleFiles(): Promise<readonly string[]> {
  const stale: string[] = [];
  for (const { file, generate } of generatedFiles) {
    const current = await textOf(file);
    if ((await generate(current)) !== current) {
      stale.push(file);
    }
  }
  return stale;
}

/** Writes those that are out of date, and returns their names. */
export async function writeGeneratedFiles(): Promise<readonly string[]> {
  const stale = new Set(await staleFiles());
  for (const { file, generate } of generatedFiles.filter((one) => stale.has(one.file))) {
    const absolute = path.join(projectRoot, file);
    await mkdir(path.dirname(absolute), { recursive: true });
    await writeFile(absolute, await generate(await textOf(file)));
  }
  return [...stale];
}

async function textOf(file: string): Promise<string> {
  const absolute = path.join(projectRoot, file);
  return existsSync(absolute) ? readFile(absolute, 'utf8') : '';
}
