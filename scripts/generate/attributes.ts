import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { projectRoot } from '../paths.ts';
import type { GeneratedFile } from './files.ts';

type Kind = 'text' | 'number' | 'boolean' | 'list' | 'object';

const folder = 'test/fixtures/catalog';

/** The attributes of each resource type. Entries make them in functions, so only what comes out of those can tell. */
export const attributesOfTypes: GeneratedFile = {
  file: 'server/src/core/catalog/attributes.ts',
  async generate() {
    const files = globSync('AWS.*.json', { cwd: path.join(projectRoot, folder) }).toSorted(byText);
    const lines = await Promise.all(
      files.map(async (file) => {
        const fixture = JSON.parse(await readFile(path.join(projectRoot, folder, file), 'utf8')) as Fixture;
        return `  '${file.replace(/\.json$/, '')}': '${attributesIn(fixture).join(' ')}',`;
      }),
    );
    return `// Made by npm run generate from ${folder}, what catalogue entries make of AWS's answers. Change those.

/** By type: its attributes, each with its kind. */
// biome-ignore format: one type a line
export const attributes: Readonly<Record<string, string>> = {
${lines.join('\n')}
};
`;
  },
};

interface Fixture {
  readonly expected: readonly { readonly attributes: Readonly<Record<string, unknown>> }[];
}

/** `Name:kind`. One that has values of several kinds is an object or a list if it ever is, else text. */
function attributesIn({ expected }: Fixture): readonly string[] {
  const names = new Set(expected.flatMap(({ attributes }) => Object.keys(attributes)));
  return [...names].toSorted(byText).map((name) => {
    const kinds = new Set(expected.flatMap(({ attributes }) => kindOf(attributes[name]) ?? []));
    const kind = ranked.find((candidate) => kinds.has(candidate)) ?? 'text';
    return `${name}:${kind}`;
  });
}

const ranked: readonly Kind[] = ['object', 'list', 'text', 'number', 'boolean'];

function kindOf(value: unknown): Kind | null {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'object') return 'object';
  if (typeof value === 'number' || typeof value === 'boolean') return typeof value === 'number' ? 'number' : 'boolean';
  return 'text';
}

function byText(a: string, b: string): number {
  return a < b ? -1 : 1;
}
