/** Writes a zip file as other programs do, for tests. */
import { crc32, deflateRawSync } from 'node:zlib';

/** `declared`: the lengths that the files are said to have, where those are others than they have. */
export function zipFile(
  files: Readonly<Record<string, string>>,
  declared: Readonly<Record<string, number>> = {},
): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, text] of Object.entries(files)) {
    const content = Buffer.from(text);
    const packed = deflateRawSync(content);
    const path = Buffer.from(name);
    // From "version needed" to "length of the extra field", which both headers have.
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(content), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(declared[name] ?? content.length, 18);
    common.writeUInt16LE(path.length, 22);
    parts.push(Buffer.from('PK\x03\x04', 'latin1'), common, path, packed);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(at, 10);
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, rest, path);
    at += 4 + common.length + path.length + packed.length;
  }
  const contents = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  const count = Object.keys(files).length;
  end.writeUInt16LE(count, 4);
  end.writeUInt16LE(count, 6);
  end.writeUInt32LE(contents.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...parts, contents, Buffer.from('PK\x05\x06', 'latin1'), end]);
}

/** A resource type as CloudFormation's registry describes one. */
export function registryType(typeName: string, more: object = {}): string {
  return JSON.stringify({
    typeName,
    description: 'A thing that came later.',
    additionalProperties: false,
    properties: {
      Name: { type: 'string', pattern: '^[a-z]+$', minLength: 3 },
      Mode: { $ref: '#/definitions/Mode' },
      Arn: { type: 'string' },
    },
    definitions: { Mode: { type: 'string', enum: ['FAST', 'SAFE'] } },
    required: ['Name'],
    readOnlyProperties: ['/properties/Arn'],
    createOnlyProperties: ['/properties/Name'],
    primaryIdentifier: ['/properties/Arn'],
    ...more,
  });
}
