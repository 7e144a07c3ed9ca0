import { randomUUID } from 'node:crypto';
import { mkdir, open, readlink, realpath, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';

/** The file that a path stands for, through symbolic links, whether it exists or not. */
export async function targetOf(path: string): Promise<string> {
  const real = await realpath(path).catch(unlessMissing);
  if (real !== null) return real;
  const link = await readlink(path).catch(unlessMissing);
  return link === null ? path : resolve(dirname(path), link);
}

/** Null for a file that does not exist (or is no link), else the error goes on. */
export function unlessMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT' || error.code === 'EINVAL') return null;
  throw error;
}

export async function makeFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
}

/**
 * Replaces a file as a whole: a reader sees the old or the new text, also after a power failure, or when the text breaks
 * off. Mode 0600.
 */
export async function writeAtomically(
  target: string,
  text: string | Uint8Array | AsyncIterable<string>,
): Promise<void> {
  const temporary = join(dirname(target), `.${basename(target)}.${randomUUID()}.tmp`);
  try {
    const file = await open(temporary, 'wx', 0o600);
    try {
      await file.writeFile(text, 'utf8');
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}
