import { Command } from 'commander';
import { resourceHistory } from '../../app/history/resourceHistory.ts';
import { formatCount } from '../../core/tree/words.ts';
import { changeRecord, summaryCell, whoOf } from '../changes/lines.ts';
import { examples } from '../help.ts';
import type { Run } from '../invocation.ts';
import { localTime } from '../output/format.ts';
import { whole } from '../wholeNumber.ts';
import { chosenResource } from './chosen.ts';

interface Options {
  readonly account?: string;
  readonly limit: string;
  readonly before?: string;
}

export function historyCommand(run: Run): Command {
  return new Command('history')
    .description('Show what changed in one resource, newest first; with --json, one line of JSON for each change')
    .argument(
      '<id>',
      'its ARN, id or name, or the address of its page in the AWS console; of one that is gone, ARN or id',
    )
    .option('--account <account>', 'where several accounts see it')
    .option('--limit <n>', 'at most so many', '50')
    .option('--before <change>', 'only changes older than the one with this number')
    .addHelpText(
      'after',
      examples(
        ['resources history invoices-2026', 'a table: when, what, who'],
        ['resources history arn:aws:s3:::invoices-2026 --json', 'with the whole differences'],
      ),
    )
    .action(
      run(async ({ app, out, screen }, word: string, options: Options) => {
        const limit = whole('--limit', options.limit, 1);
        const before = options.before === undefined ? null : whole('--before', options.before, 1);
        const key = await chosenResource(app, word, { account: options.account, deleted: true });
        const changes = await app.store.history(key, { before, limit });
        if (out.json) {
          for (const change of changes) await out.record(changeRecord(change));
          return 0;
        }
        const { title, total, next } = await resourceHistory(app, { key, before, limit });
        screen.write(`${title}  ${key.type}  ${key.accountId}  ${key.region}\n`);
        if (changes.length === 0) {
          screen.write('No change of it is kept.\n');
          return 0;
        }
        await out.table(
          [{ title: 'When' }, { title: 'What' }, { title: 'Who' }],
          changes.map((change) => [localTime(change.at), summaryCell(change), whoOf(change)]),
        );
        if (next !== null) screen.write(`${formatCount(total)} in all; the older ones: --before ${next}\n`);
        return 0;
      }),
    );
}
