import { readFile } from 'node:fs/promises';
import { AppError } from '../../core/errors.ts';
import type { Templates } from '../../core/ports.ts';

// From the bundle's files in out/server, and from this file in the source tree.
const folders = ['../../templates/', '../../../../templates/'].map((path) => new URL(path, import.meta.url));

/** Reads the templates that ship beside the code. */
export function installedTemplates(): Templates {
  return { read };
}

async function read(fileName: string): Promise<string> {
  for (const folder of folders) {
    const text = await readIfThere(new URL(fileName, folder));
    if (text !== null) return text;
  }
  throw new AppError('ENVIRONMENT', `A template of this installation is missing: ${fileName}`, {
    file: fileName,
    hint: 'Install Panther Cloud Security again.',
  });
}

async function readIfThere(file: URL): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
