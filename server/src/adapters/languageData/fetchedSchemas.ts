/** What was fetched of resource types, in the product's home: a file that names the others, so that they change as one. */
import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import type { ResourceSchema, SchemaIndex } from '../../core/cfn/schema/schema.ts';
import type { FetchedSchemas } from '../../core/cfn/schema/schemaLibrary.ts';
import { makeFolder, writeAtomically } from '../files/write.ts';
import { blobFiles } from './blobFiles.ts';
import { openBlobs } from './blobs.ts';

export interface Fetched {
  readonly facts: FetchedSchemas;
  readonly index: SchemaIndex;
}

const named = z.object({
  date: z.string(),
  fetchedAt: z.number(),
  sources: z.array(z.string()).readonly(),
  types: z.number(),
  added: z.number(),
  /** Of the other files, without their ends. */
  base: z.string().regex(/^types-[0-9a-f]{16}$/),
  hash: z.string(),
} satisfies Readonly<Record<keyof FetchedSchemas | 'base' | 'hash', z.ZodType>>);

type Named = z.output<typeof named>;

const NAMES = 'fetched.json';

/** Changes when something else was fetched, by whatever process; null: nothing was. Cheap enough to be asked each time. */
export function fetchedVersion(folder: string): string | null {
  const stats = statSync(path.join(folder, NAMES), { throwIfNoEntry: false });
  return stats === undefined ? null : `${stats.mtimeMs} ${stats.size} ${stats.ino}`;
}

/** Null: it is not what was written. */
export function openFetched(folder: string): Fetched | null {
  const found = namesIn(folder);
  if (found === null) return null;
  const { base, hash, ...facts } = found;
  const file = path.join(folder, base);
  try {
    if (hashOf(readFileSync(`${file}.bin`), readFileSync(`${file}.json`)) !== hash) return null;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== undefined) return null;
    throw error;
  }
  const blobs = openBlobs<ResourceSchema>(pathToFileURL(file));
  return { facts, index: { date: blobs.date, types: blobs.keys, has: blobs.has, get: blobs.get } };
}

/** Null: there is none, or it is damaged. */
function namesIn(folder: string): Named | null {
  let text: string;
  try {
    text = readFileSync(path.join(folder, NAMES), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== undefined) return null;
    throw error;
  }
  const parsed = named.safeParse(jsonOf(text));
  return parsed.success ? parsed.data : null;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Cut off, or overwritten by something else.
    return null;
  }
}

export async function writeFetched(
  folder: string,
  types: readonly ResourceSchema[],
  facts: FetchedSchemas,
): Promise<void> {
  const sorted = types.toSorted((a, b) => (a.type < b.type ? -1 : 1));
  const { bin, contents } = blobFiles(
    sorted.map((type) => [type.type, type]),
    facts.date,
  );
  const hash = hashOf(bin, Buffer.from(contents));
  const base = `types-${hash.slice(0, 16)}`;
  await makeFolder(folder);
  const before = namesIn(folder)?.base ?? base;
  await writeAtomically(path.join(folder, `${base}.bin`), bin);
  await writeAtomically(path.join(folder, `${base}.json`), contents);
  // From here on they are in use.
  await writeAtomically(path.join(folder, NAMES), JSON.stringify({ ...facts, base, hash } satisfies Named));
  for (const file of await readdir(folder)) {
    // The ones before may be read just now.
    const isOld = /^types-[0-9a-f]{16}\./.test(file) && !file.startsWith(base) && !file.startsWith(before);
    if (isOld) await rm(path.join(folder, file), { force: true });
  }
}

function hashOf(...parts: readonly Buffer[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
}
