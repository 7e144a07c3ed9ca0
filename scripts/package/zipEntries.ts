export interface ZipEntry {
  readonly name: string;
  /** In bytes, unpacked. */
  readonly size: number;
}

const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;

/** The table of contents of a zip file (no ZIP64, which a small package never needs). @throws Error if it is none */
export function zipEntries(zip: Buffer): readonly ZipEntry[] {
  const end = lastIndexOf(zip, endOfDirectory);
  const count = zip.readUInt16LE(end + 10);
  const entries: ZipEntry[] = [];
  let at = zip.readUInt32LE(end + 16);
  for (let index = 0; index < count; index++) {
    if (zip.readUInt32LE(at) !== directoryEntry) {
      throw new Error(`The zip file is broken at byte ${at}.`);
    }
    const nameLength = zip.readUInt16LE(at + 28);
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
    entries.push({ name, size: zip.readUInt32LE(at + 24) });
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return entries;
}

function lastIndexOf(zip: Buffer, signature: number): number {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(signature);
  const at = zip.lastIndexOf(bytes);
  if (at < 0) {
    throw new Error('This is no zip file.');
  }
  return at;
}
