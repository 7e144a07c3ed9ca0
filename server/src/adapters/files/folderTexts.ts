/** Text files in folders, read one after the other. */
import { type Dirent, promises as fs } from 'node:fs';
import path from 'node:path';

export interface FolderText {
  /** Absolute. */
  readonly file: string;
  readonly text: string;
}

/** Beyond that a folder is not looked through to its end. */
const MOST_FILES = 10_000;
const MOST_BYTES = 1_100_000;
const TEXTS = /\.(?:ya?ml|json|template)$/i;

export function isTextName(file: string): boolean {
  return TEXTS.test(file);
}

/** YAML, JSON and templates, but for packages and what is hidden. What cannot be read is left out. Rejects with the signal's reason. */
export async function* textsIn(folders: readonly string[], signal: AbortSignal): AsyncGenerator<FolderText> {
  const waiting = [...folders];
  for (let count = 0, folder = waiting.shift(); folder !== undefined; folder = waiting.shift()) {
    for (const entry of await entriesOf(folder)) {
      signal.throwIfAborted();
      const file = path.join(folder, entry.name);
      if (entry.isDirectory() && !entry.name.startsWith('.') && entry.name !== 'node_modules') waiting.push(file);
      if (!entry.isFile() || !isTextName(entry.name)) continue;
      count += 1;
      if (count > MOST_FILES) return;
      const text = await readTextFile(file);
      if (text !== null) yield { file, text };
    }
  }
}

/** Null: it is not there, cannot be read, or is larger than a template may be. */
export async function readTextFile(file: string): Promise<string | null> {
  const stats = await fs.stat(file).catch(() => null);
  if (stats === null || !stats.isFile() || stats.size > MOST_BYTES) return null;
  return fs.readFile(file, 'utf8').catch(() => null);
}

async function entriesOf(folder: string): Promise<readonly Dirent[]> {
  return fs.readdir(folder, { withFileTypes: true }).catch(() => []);
}
