/** Writes a file of many blobs, for `openBlobs` to read one at a time. */
import { deflateRawSync } from 'node:zlib';

export interface BlobFiles {
  /** A dictionary and the blobs, one after the other. */
  readonly bin: Buffer;
  /** JSON: where each begins and how long it is. */
  readonly contents: string;
}

export function blobFiles(items: readonly (readonly [string, object])[], date: string): BlobFiles {
  const texts = items.map(([key, item]): readonly [string, string] => [key, JSON.stringify(item)]);
  const dictionary = dictionaryOf(texts.map(([, text]) => text));
  const contents: Record<string, [number, number]> = {};
  const parts: Buffer[] = [dictionary];
  let at = dictionary.length;
  for (const [key, text] of texts) {
    const blob = deflateRawSync(text, { level: 9, dictionary });
    contents[key] = [at, blob.length];
    parts.push(blob);
    at += blob.length;
  }
  return { bin: Buffer.concat(parts), contents: JSON.stringify({ date, dictionary: dictionary.length, contents }) };
}

/** What many of the texts repeat, so that each, compressed alone, need not say it: a fifth of the size. The best last. */
function dictionaryOf(texts: readonly string[]): Buffer {
  const counts = new Map<string, number>();
  for (const text of texts) {
    for (const phrase of new Set(text.match(/"[^"]{3,200}":?\{?/g))) counts.set(phrase, (counts.get(phrase) ?? 0) + 1);
  }
  const worth = ([phrase, count]: readonly [string, number]) => count * phrase.length;
  const best = [...counts]
    .filter(([, count]) => count > 2)
    .sort((a, b) => worth(a) - worth(b) || (a[0] < b[0] ? -1 : 1));
  return Buffer.from(
    best
      .map(([phrase]) => phrase)
      .join('')
      .slice(-MAX_DICTIONARY),
  );
}

/** What deflate looks back. */
const MAX_DICTIONARY = 32_000;
