/** The files that a command line names: paths, folders and globs. */
import { globSync, type Stats, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../core/errors.ts';

const TEMPLATES = '**/*.{yaml,yml,json,template}';

/**
 * In the order of the command line, each once. A folder stands for the templates in it. `asked`: it was named itself, so
 * it is read whatever is in it. @throws AppError BAD_INPUT for a name that stands for nothing
 */
export function filesOf(names: readonly string[]): readonly { readonly file: string; readonly asked: boolean }[] {
  const found = new Map<string, boolean>();
  for (const name of names) {
    const stats = statOf(name);
    if (stats?.isFile() === true) {
      found.set(name, true);
      continue;
    }
    const matches =
      stats?.isDirectory() === true ? within(name) : globSync(name).filter((file) => statOf(file)?.isFile());
    if (matches.length === 0) {
      throw new AppError('BAD_INPUT', `There is no such file: ${name}`, {
        file: name,
        hint: 'Name a template, a folder, or a pattern in quotes.',
      });
    }
    for (const file of matches.sort((a, b) => (a < b ? -1 : 1))) if (!found.has(file)) found.set(file, false);
  }
  return [...found].map(([file, asked]) => ({ file, asked }));
}

function within(folder: string): string[] {
  return globSync(TEMPLATES, { cwd: folder, exclude: (name) => name === 'node_modules' || name === '.git' }).map(
    (file) => path.join(folder, file),
  );
}

function statOf(name: string): Stats | null {
  return statSync(name, { throwIfNoEntry: false }) ?? null;
}

/** UTF-8, or UTF-16 with its mark. @throws AppError BAD_INPUT */
export async function readText(file: string): Promise<string> {
  let bytes: Buffer;
  try {
    bytes = await readFile(file);
  } catch (error) {
    throw new AppError('BAD_INPUT', `The file cannot be read: ${(error as Error).message}`, { file, cause: error });
  }
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return bytes.subarray(2).toString('utf16le');
  if (first === 0xfe && second === 0xff) return Buffer.from(bytes.subarray(2)).swap16().toString('utf16le');
  return bytes.toString('utf8');
}
