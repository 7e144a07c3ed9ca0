import { Command } from 'commander';
import { trimHistory } from '../../app/history/trimHistory.ts';
import { AppError } from '../../core/errors.ts';
import { examples } from '../help.ts';
import type { Run } from '../invocation.ts';
import { counted } from '../output/format.ts';
import { type RetentionOptions, retentionOf, withRetention } from './retention.ts';

export function trimCommand(run: Run): Command {
  return withRetention(new Command('trim'))
    .description('Forget old history; what is in the accounts now stays. The daemon and VS Code do so once a day')
    .addHelpText(
      'after',
      examples(
        ['changes trim', 'by the defaults'],
        ['changes trim --keep-days 90 --keep-megabytes 500', 'a smaller inventory'],
      ),
    )
    .action(
      run(async ({ app, out, signal }, options: RetentionOptions) => {
        const forgotten = await trimHistory(app, retentionOf(options), signal);
        if (forgotten === null) {
          throw new AppError('BUSY', 'Another window or command is trimming the history', { hint: 'Try again later.' });
        }
        if (out.json) await out.document({ forgotten });
        else await out.line(`${counted(forgotten, 'row')} of history forgotten.`);
        return 0;
      }),
    );
}
