import { Command } from 'commander';
import { offlineIntake } from '../../app/events/takeOffline.ts';
import { AppError } from '../../core/errors.ts';
import { examples } from '../help.ts';
import type { Run } from '../invocation.ts';
import { counted } from '../output/format.ts';
import { messagesOf } from './messages.ts';

export function replayCommand(run: Run): Command {
  return new Command('replay')
    .description('Take records from files as if they had come from the queue')
    .argument('<files...>', 'records or messages as JSON, one a line, or CloudTrail’s files')
    .addHelpText(
      'after',
      examples(['events replay trail.json.gz', 'what they touched is described by whoever follows events']),
    )
    .action(
      run(async ({ app, out, screen, signal }, files: readonly string[]) => {
        const take = await offlineIntake(app, signal);
        let messages = 0;
        let events = 0;
        for await (const { file, line, body } of messagesOf(files)) {
          messages += 1;
          const taken = await take({ id: `${file}:${line}`, body });
          if (taken === null) {
            throw new AppError('NETWORK', `A log file that a message names cannot be read now: ${file}`, {
              file,
              hint: 'Sign in, or try again later.',
            });
          }
          events += taken;
        }
        if (out.json) await out.record({ messages, events });
        else screen.write(`Took ${counted(events, 'new event')} from ${counted(messages, 'message')}.\n`);
        return 0;
      }),
    );
}
