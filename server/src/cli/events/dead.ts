import { Command } from 'commander';
import { takeOffline } from '../../app/events/takeOffline.ts';
import { AppError } from '../../core/errors.ts';
import { truncate } from '../../core/text/columns.ts';
import { examples } from '../help.ts';
import type { Run } from '../invocation.ts';
import { counted, localTime } from '../output/format.ts';
import { whole } from '../wholeNumber.ts';

interface Options {
  readonly replay?: string;
}

export function deadCommand(run: Run): Command {
  return new Command('dead')
    .description('List messages that could not be read, with the reason, and take them again')
    .option('--replay <id>', 'take one of them again, or `all`; those that are still wrong stay')
    .addHelpText(
      'after',
      examples(
        ['events dead --json', 'with their whole text'],
        ['events dead --replay all', 'takes all of them again, after an update'],
      ),
    )
    .action(
      run(async ({ app, out, screen, signal }, { replay }: Options) => {
        const letters = await app.store.deadLetters();
        if (replay !== undefined) {
          const chosen = replay === 'all' ? letters : letters.filter(({ id }) => id === whole('--replay', replay, 1));
          if (chosen.length === 0 && replay !== 'all') {
            throw new AppError('NOT_FOUND', `There is no such message: ${replay}`, {
              hint: 'panther-scan events dead lists them.',
            });
          }
          let events = 0;
          for (const { id, messageId, body } of chosen) {
            const taken = await takeOffline(app, { id: messageId, body }, signal);
            if (taken === null) continue;
            events += taken;
            // One that is still wrong has been put there anew.
            await app.store.forgetDeadLetter(id);
          }
          screen.write(`Took ${counted(events, 'new event')} from ${counted(chosen.length, 'message')}.\n`);
          return 0;
        }
        if (out.json) {
          for (const letter of letters) await out.record(letter);
          return 0;
        }
        if (letters.length === 0) {
          screen.write('Every message could be read.\n');
          return 0;
        }
        await out.table(
          [{ title: 'ID', align: 'right' }, { title: 'WHEN' }, { title: 'REASON' }],
          letters.map(({ id, at, reason }) => [String(id), localTime(at), truncate(reason, 100)]),
        );
        return 0;
      }),
    );
}
