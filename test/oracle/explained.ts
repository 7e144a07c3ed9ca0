/** The tables of docs/oracle.md: where we differ from the oracle, and why. */
import { readFileSync } from 'node:fs';
import path from 'node:path';

const file = path.join(import.meta.dirname, '..', '..', 'docs', 'oracle.md');

/** The rows under a heading, without the head of the table. */
export function tableUnder(heading: string): readonly (readonly string[])[] {
  const text = readFileSync(file, 'utf8');
  const section = text.split(/^## /m).find((one) => one.startsWith(`${heading}\n`));
  if (section === undefined) throw new Error(`docs/oracle.md has no heading: ${heading}`);
  const rows = section.split('\n').filter((line) => line.startsWith('|'));
  return rows.slice(2).map((row) =>
    row
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim()),
  );
}
