// npm start [-- --no-open] [--json]: the extension on an emulated estate, from nothing.
import path from 'node:path';
import { bundleExtension } from '../build/bundle.ts';
import { startDemo } from '../demo/demo.ts';
import { interruptSignal } from '../interrupt.ts';
import { cacheFolder } from '../paths.ts';
import { readInventory, reportTable, totalsOf } from '../start/inventoryReport.ts';
import { openVsCode } from '../start/openVsCode.ts';

const json = process.argv.includes('--json');
const opens = !process.argv.includes('--no-open');
const folder = path.join(cacheFolder(), 'demo');
const signal = interruptSignal();

/** With --json, standard output holds one line only. */
function say(line: string): void {
  (json ? process.stderr : process.stdout).write(`${line}\n`);
}

async function main(): Promise<void> {
  say('Building the extension');
  await bundleExtension({ development: false });
  const demo = await startDemo({ folder, signal, say });
  try {
    const reports = await readInventory(demo.home);
    say(`\n${reportTable(reports)}\n`);
    if (opens) {
      await openVsCode({ demo, folder: path.join(folder, 'vscode'), signal, say });
    }
    if (json) {
      process.stdout.write(`${JSON.stringify({ ...totalsOf(reports), seconds: demo.scanSeconds })}\n`);
    }
  } finally {
    await demo.stop();
  }
}

try {
  await main();
} catch (error) {
  if (!signal.aborted) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  }
  process.exitCode = signal.aborted ? 130 : 1;
}
