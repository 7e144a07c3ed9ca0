import { Command } from 'commander';
import { runDaily } from '../app/schedule/runDaily.ts';
import { AppError } from '../core/errors.ts';
import type { ScanSummary } from '../protocol/scan.ts';
import { examples } from './help.ts';
import type { Run } from './invocation.ts';
import { printable, printableJson } from './output/text.ts';
import { progressOn } from './scan/progressOn.ts';
import { closingLine } from './scan/summary.ts';

interface Options {
  readonly every: string;
}

export function daemonCommand(run: Run): Command {
  return new Command('daemon')
    .description('Scan all accounts once a day until ctrl-c; of several daemons and windows, one does it')
    .option('--every <hours>', 'hours between two scans', '24')
    .addHelpText(
      'after',
      examples(
        ['daemon', 'scans now if the last scan is older than a day, then daily'],
        ['daemon --json', 'prints a line of JSON after each scan'],
      ),
    )
    .action(
      run(async ({ app, out, screen, signal }, options: Options) => {
        const everyHours = Number(options.every);
        if (!(everyHours > 0)) {
          throw new AppError('BAD_INPUT', `--every takes a number of hours above 0: ${options.every}`);
        }
        const bars = progressOn(screen, app.clock.now);
        const onScanned = (summary: ScanSummary) => {
          bars.end(summary.accounts.map((account) => account.accountId));
          out.post(
            out.json
              ? printableJson(JSON.stringify(summary))
              : printable(`${new Date(app.clock.now()).toISOString()} ${closingLine(summary)}`),
          );
        };
        screen.write('Scanning daily. Stop with ctrl-c.\n');
        await runDaily(app, { everyHours, signal, onProgress: bars.onProgress, onScanned });
        return 0;
      }),
    );
}
