import { Command } from 'commander';
import { indexAll } from '../../app/resources/keepIndexed.ts';
import { scan } from '../../app/scan/scan.ts';
import type { ScanSummary } from '../../protocol/scan.ts';
import { examples } from '../help.ts';
import type { Run } from '../invocation.ts';
import { progressOn } from './progressOn.ts';
import { reportCommand } from './report.ts';
import { type ScanOptions, scopesOf } from './scopes.ts';
import { exitCodeOf, merge, printSummary } from './summary.ts';

export function scanCommand(run: Run): Command {
  return new Command('scan')
    .description('Scan accounts into the inventory')
    .argument('[accounts...]', 'names or ids')
    .option('--all', 'all accounts that are enabled')
    .option('--region <region>', "one region, or `global` for the account's own resources")
    .option('--type <type>', 'one resource type')
    .option('--resource <id>', 'one resource, by ARN or id')
    .option('--failed', 'only what did not end well last time')
    .addCommand(reportCommand(run))
    .addHelpText(
      'after',
      examples(
        ['scan --all', 'everything'],
        ['scan Payments --region eu-west-1', 'one region of one account'],
        ['scan --all --type AWS.S3.Bucket', 'one type everywhere'],
        ['scan Payments --failed', 'again what was denied, throttled or failed'],
      ),
    )
    .action(
      run(async ({ app, out, screen, signal }, words: readonly string[], options: ScanOptions) => {
        const startedAt = app.clock.now();
        const bars = progressOn(screen, app.clock.now);
        const summaries: ScanSummary[] = [];
        for (const scope of await scopesOf(app, words, options)) {
          if (signal.aborted) break;
          const summary = await scan(app, scope, { kind: 'user', signal, onProgress: bars.onProgress });
          bars.end(summary.accounts.map((account) => account.accountId));
          summaries.push(summary);
        }
        screen.clear();
        const summary = merge(summaries, (app.clock.now() - startedAt) / 1000);
        await printSummary(out, summary);
        await indexAll(app, signal);
        return exitCodeOf(summary);
      }),
    );
}
