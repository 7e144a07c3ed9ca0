/** Reads one blob at a time out of a file of many. */
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';
import { AppError } from '../../core/errors.ts';

export interface Blobs<T> {
  readonly date: string;
  /** Sorted. */
  readonly keys: readonly string[];
  has(key: string): boolean;
  /** Null: there is none. @throws AppError ENVIRONMENT where the file is damaged */
  get(key: string): T | null;
}

interface Contents {
  readonly date: string;
  /** How long the dictionary is with which the file begins. */
  readonly dictionary: number;
  readonly contents: Readonly<Record<string, readonly [number, number]>>;
}

/** What is kept of the blobs that were read last. */
const KEPT = 200;

/**
 * `base`: the path without `.bin` and `.json`. The files are opened for each read and closed again, so that an update of
 * the extension can replace them.
 * @throws AppError ENVIRONMENT where they are missing or damaged
 */
export function openBlobs<T>(base: URL): Blobs<T> {
  const bin = new URL(`${base.href}.bin`);
  const { date, dictionary: length, contents } = readContents(new URL(`${base.href}.json`));
  const places = new Map(Object.entries(contents));
  const kept = new Map<string, T>();
  let dictionary: Buffer | null = null;
  return {
    date,
    keys: [...places.keys()].sort((a, b) => (a < b ? -1 : 1)),
    has: (key) => places.has(key),
    get: (key) => {
      const known = kept.get(key);
      if (known !== undefined) return known;
      const place = places.get(key);
      if (place === undefined) return null;
      dictionary ??= readPart(bin, [0, length]);
      const read = readBlob<T>(bin, place, dictionary);
      const [oldest] = kept.keys();
      if (kept.size >= KEPT && oldest !== undefined) kept.delete(oldest);
      kept.set(key, read);
      return read;
    },
  };
}

function readContents(file: URL): Contents {
  try {
    const read = JSON.parse(readFileSync(file, 'utf8')) as Partial<Contents>;
    if (typeof read.date === 'string' && typeof read.dictionary === 'number' && read.contents) return read as Contents;
    throw new Error('it has no table of contents');
  } catch (error) {
    throw damaged(file, error);
  }
}

function readBlob<T>(file: URL, place: readonly [number, number], dictionary: Buffer): T {
  try {
    return JSON.parse(inflateRawSync(readPart(file, place), { dictionary }).toString('utf8')) as T;
  } catch (error) {
    throw error instanceof AppError ? error : damaged(file, error);
  }
}

function readPart(file: URL, [at, length]: readonly [number, number]): Buffer {
  try {
    const part = Buffer.alloc(length);
    const handle = openSync(file, 'r');
    try {
      readSync(handle, part, 0, length, at);
    } finally {
      closeSync(handle);
    }
    return part;
  } catch (error) {
    throw damaged(file, error);
  }
}

function damaged(file: URL, cause: unknown): AppError {
  return new AppError('ENVIRONMENT', `The data on CloudFormation types cannot be read: ${String(cause)}`, {
    file: file.pathname,
    hint: 'Install Panther Cloud Security again.',
    cause,
  });
}
