import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { projectRoot } from '../paths.ts';
import type { GeneratedFile } from './files.ts';

/** All texts of the client, for translators: VS Code looks for `bundle.l10n.<language>.json` beside it. */
export const messageBundle: GeneratedFile = {
  file: 'l10n/bundle.l10n.json',
  async generate() {
    const files = globSync('client/src/**/*.ts', { cwd: projectRoot });
    const sources = await Promise.all(files.map((file) => readFile(path.join(projectRoot, file), 'utf8')));
    const messages = [...new Set(sources.flatMap(messagesOf))].toSorted((a, b) => (a < b ? -1 : 1));
    return `${JSON.stringify(Object.fromEntries(messages.map((message) => [message, message])), null, 2)}\n`;
  },
};

/** The literals that are passed to `vscode.l10n.t`, or to a `t` that was passed on. */
export function messagesOf(source: string): readonly string[] {
  return [...source.matchAll(/\bt\(\s*(['"])((?:\\.|(?!\1).)+)\1/g)].map(([, , literal = '']) =>
    literal.replace(/\\(.)/g, '$1'),
  );
}
