import { Command } from 'commander';
import { receiveEvents } from '../app/events/receive.ts';
import { keepIndexed } from '../app/resources/keepIndexed.ts';
import { runChecks } from '../app/schedule/runChecks.ts';
import { runDaily } from '../app/schedule/runDaily.ts';
import { AppError } from '../core/errors.ts';
import type { BrokenRole } from '../protocol/accounts.ts';
import type { ScanSummary } from '../protocol/scan.ts';
import { type RetentionOptions, retentionOf, withRetention } from './changes/retention.ts';
import { examples } from './help.ts';
import type { Run } from './invocation.ts';
import { sentences } from './output/format.ts';
import { printable, printableJson } from './output/text.ts';
import { progressOn } from './scan/progressOn.ts';
import { closingLine } from './scan/summary.ts';

interface Options extends RetentionOptions {
  readonly every: string;
}

export function daemonCommand(run: Run): Command {
  return withRetention(new Command('daemon'))
    .description(
      'Scan all accounts once a day and follow their events, until ctrl-c; of several daemons and windows, one does it',
    )
    .option('--every <hours>', 'hours between two scans', '24')
    .addHelpText(
      'after',
      examples(
        ['daemon', 'scans now if the last scan is older than a day, then daily'],
        ['daemon --json', 'prints a line of JSON after each scan'],
        ['daemon --keep-days 90', 'forgets what is older after a scan, for all who share the inventory'],
      ),
    )
    .action(
      run(async ({ app, out, screen, signal }, options: Options) => {
        const everyHours = Number(options.every);
        if (!(everyHours > 0)) {
          throw new AppError('BAD_INPUT', `--every takes a number of hours above 0: ${options.every}`);
        }
        const retention = retentionOf(options);
        const bars = progressOn(screen, app.clock.now);
        const onScanned = (summary: ScanSummary) => {
          bars.end(summary.accounts.map((account) => account.accountId));
          out.post(
            out.json
              ? printableJson(JSON.stringify(summary))
              : printable(`${new Date(app.clock.now()).toISOString()} ${closingLine(summary)}`),
          );
        };
        const tell = ({ accountName, accountId, role, reason, hint }: BrokenRole) =>
          screen.write(
            `${printable(`${accountName} (${accountId}): the role ${role} cannot be used any more: ${sentences(reason, hint)}`)}\n`,
          );
        screen.write('Scanning daily. Stop with ctrl-c.\n');
        await Promise.all([
          runDaily(app, { everyHours, retention, signal, onProgress: bars.onProgress, onScanned }),
          runChecks(app, { everyHours, signal, onBroken: (broken) => broken.forEach(tell) }),
          keepIndexed(app, signal),
          receiveEvents(app, { signal }),
        ]);
        return 0;
      }),
    );
}
