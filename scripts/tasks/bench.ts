// npm run bench [-- [<bench> [<case> ...]] [--json] [--long] [--explain] [--list]]
import os from 'node:os';
import { benches } from '../../test/bench/benches.ts';
import { jsonLine, listText, table } from '../../test/bench/report.ts';
import { chosenCases, runBenches } from '../../test/bench/runBenches.ts';
import { bundleExtension } from '../build/bundle.ts';
import { interruptSignal } from '../interrupt.ts';

const flags = new Set(process.argv.slice(2).filter((word) => word.startsWith('--')));
const words = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const known = ['--explain', '--json', '--list', '--long'];

async function main(): Promise<number> {
  const unknown = [...flags].find((flag) => !known.includes(flag));
  if (unknown !== undefined) throw new Error(`No such option: ${unknown}. There are: ${known.join(', ')}`);
  if (flags.has('--list')) {
    process.stdout.write(listText(benches));
    return 0;
  }
  const chosen = chosenCases(benches, words);
  const say = (line: string) => process.stderr.write(`${line}\n`);
  const [cpu] = os.cpus();
  say(`${os.cpus().length} x ${cpu?.model.trim() ?? 'unknown'}, load ${os.loadavg()[0]?.toFixed(1)}`);
  await bundleExtension({ development: false });
  const results = await runBenches(chosen, {
    long: flags.has('--long'),
    explain: flags.has('--explain'),
    signal: interruptSignal(),
    say,
    onResult: (result) => process.stdout.write(`${flags.has('--json') ? jsonLine(result) : table(result)}\n`),
  });
  return results.some(({ problem }) => problem !== null) ? 1 : 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}
