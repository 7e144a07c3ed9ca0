import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '../..');

export interface SourceFile {
  /** From the project's root, with slashes. */
  readonly file: string;
  readonly text: string;
}

export function sources(...patterns: readonly string[]): readonly SourceFile[] {
  return globSync([...patterns], { cwd: root, exclude: ['**/node_modules/**', '**/__pycache__/**'] })
    .map((file) => file.replaceAll('\\', '/'))
    .toSorted()
    .map((file) => ({ file, text: readFileSync(path.join(root, file), 'utf8') }));
}

export interface Import {
  readonly specifier: string;
  /** Gone when the types are stripped. `import { type A }` is not: the module is still loaded. */
  readonly typeOnly: boolean;
}

const statement = /^(?:import|export)\s+(type\s+)?(?:[\w*{}\s,$]+?\s+from\s+)?'([^']+)'/gm;
const dynamic = /\bimport\(\s*'([^']+)'\s*\)/g;
const typeQuery = /\btypeof\s+import\(\s*'([^']+)'\s*\)/g;

export function importsOf(text: string): readonly Import[] {
  const withoutTypeQueries = text.replaceAll(typeQuery, '');
  const types = [...text.matchAll(typeQuery)].map(([, specifier = '']) => ({ specifier, typeOnly: true }));
  const statements = [...text.matchAll(statement)].map(([, type, specifier = '']) => ({
    specifier,
    typeOnly: type !== undefined,
  }));
  const calls = [...withoutTypeQueries.matchAll(dynamic)].map(([, specifier = '']) => ({ specifier, typeOnly: false }));
  return [...statements, ...calls, ...types];
}

/** What an import names: a file from the project's root, or a package (`yaml`, `@aws-sdk/client-s3`, `node:fs`). */
export function targetOf(file: string, specifier: string): string {
  if (specifier.startsWith('.')) {
    return path.posix.join(path.posix.dirname(file), specifier);
  }
  const parts = specifier.split('/');
  return parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
}
