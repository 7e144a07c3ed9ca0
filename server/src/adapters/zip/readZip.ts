/** Reads all files of a zip file that is in memory, each held against its checksum. */
import { crc32 } from 'node:zlib';
import { fromBufferPromise } from 'yauzl';

export interface ZippedFile {
  readonly name: string;
  readonly text: string;
}

/** `most`: more files, or more text in all, are refused. @throws Error that says what is wrong with it */
export async function readZip(
  zip: Buffer,
  most: { readonly files: number; readonly bytes: number },
  signal: AbortSignal,
): Promise<readonly ZippedFile[]> {
  const files: ZippedFile[] = [];
  let left = most.bytes;
  const archive = await fromBufferPromise(zip, { lazyEntries: true });
  for await (const entry of archive.eachEntry()) {
    signal.throwIfAborted();
    if (entry.fileName.endsWith('/')) continue;
    left -= entry.uncompressedSize;
    if (files.length === most.files || left < 0) throw new Error('it has far more in it than such an archive has');
    const chunks: Buffer[] = [];
    // What is longer than it says is cut off by the library.
    for await (const chunk of await archive.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
    const content = Buffer.concat(chunks);
    if (crc32(content) !== entry.crc32) throw new Error(`${entry.fileName} does not have its checksum`);
    files.push({ name: entry.fileName, text: content.toString('utf8') });
  }
  return files;
}
