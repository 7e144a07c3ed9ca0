/** Files that a person asked for. */
import { stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { AppError } from '../../core/errors.ts';
import type { Files } from '../../core/ports.ts';
import { targetOf, unlessMissing, writeAtomically } from './write.ts';

export const localFiles: Files = { write };

async function write(path: string, chunks: AsyncIterable<string>): Promise<void> {
  const untouched = new Set<unknown>();
  const watched = watchedFor(chunks, untouched);
  try {
    const target = await targetOf(path);
    const known = await stat(target).catch(unlessMissing);
    // A pipe or a device can be written to, not replaced.
    if (known === null || known.isFile()) await writeAtomically(target, watched);
    else await writeFile(target, watched);
  } catch (error) {
    throw untouched.has(error) ? error : writeFailure(error, path);
  }
}

/** Remembers what the text's own source throws: that is no error of the file. */
async function* watchedFor(chunks: AsyncIterable<string>, thrown: Set<unknown>): AsyncGenerator<string> {
  try {
    yield* chunks;
  } catch (error) {
    thrown.add(error);
    throw error;
  }
}

const hints: Readonly<Record<string, (path: string) => string>> = {
  ENOENT: (path) => `Make the folder first: ${dirname(path)}`,
  ENOTDIR: (path) => `Choose another folder: ${dirname(path)} is a file`,
  EISDIR: () => 'Give the name of a file.',
  EACCES: () => 'Check the permissions of the folder.',
  EPERM: () => 'Check the permissions of the folder.',
  EROFS: () => 'Choose a folder that can be written to.',
  ENOSPC: () => 'Free some disk space.',
};

function writeFailure(error: unknown, path: string): unknown {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return error;
  const hint = hints[error.code]?.(path);
  if (hint === undefined) return error;
  return new AppError('BAD_INPUT', `The file cannot be written: ${path}`, { file: path, hint, cause: error });
}
