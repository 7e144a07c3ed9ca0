import path from 'node:path';
import { runCommand } from '../../../scripts/runCommand.ts';
import type { Case, Figures } from '../bench.ts';

const messages = 50_000;

export const intake: Case = {
  name: 'intake',
  about: '50,000 messages of all kinds, ten at a time: read, classified and kept, beside a loop that keeps their JSON',
  targets: [
    { figure: 'messages_per_s', least: 2_000 },
    { figure: 'cpu_ratio', most: 10 },
    { figure: 'peak_rss_mb', most: 350 },
  ],
  mostMinutes: 10,
  run: async ({ folder, signal }) => {
    const measure = path.join(import.meta.dirname, 'measureIntake.ts');
    const args = [measure, folder, String(messages)];
    const { code, output } = await runCommand(process.execPath, args, { cwd: folder, signal });
    if (code !== 0) throw new Error(`The intake could not be measured: ${output.trim()}`);
    return JSON.parse(output) as Figures;
  },
};
