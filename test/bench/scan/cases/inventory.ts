import { stat } from 'node:fs/promises';
import path from 'node:path';
import { runCommand } from '../../../../scripts/runCommand.ts';
import type { Case, Figures } from '../../bench.ts';
import { accountIds, makeEstate } from '../estate.ts';
import { round } from '../figures.ts';

const resources = 1_000_000;
const accounts = 200;

export const inventory: Case = {
  name: 'inventory',
  about: '1,000,000 resources of 200 accounts in SQLite: writing them, and what the tree asks',
  targets: [
    { figure: 'insert_rows_per_s', least: 50_000 },
    { figure: 'first_paint_ms', most: 300 },
    { figure: 'expand_ms', most: 50 },
    { figure: 'filter_ms', most: 300 },
  ],
  mostMinutes: 30,
  run: async ({ folder, signal }) => {
    const estate = await makeEstate(folder, accountIds(accounts));
    const measure = path.join(import.meta.dirname, '..', 'inventory', 'measure.ts');
    // The measurement collects what it has made itself before it looks at the clock.
    const args = ['--expose-gc', measure, estate.home, String(resources), String(accounts)];
    const { code, output } = await runCommand(process.execPath, args, { cwd: folder, signal });
    if (code !== 0) throw new Error(`The inventory could not be measured: ${output.trim()}`);
    const { size } = await stat(path.join(estate.home, 'inventory.db'));
    return {
      ...(JSON.parse(output) as Figures),
      file_mb: Math.round(size / 1e6),
      bytes_per_row: round(size / resources),
    };
  },
};
