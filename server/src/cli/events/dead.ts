import { Command } from 'commander';
import { offlineIntake } from '../../app/events/takeOffline.ts';
import type { App } from '../../compose.ts';
import { AppError } from '../../core/errors.ts';
import type { DeadLetter } from '../../core/events/eventStore.ts';
import { truncate } from '../../core/text/columns.ts';
import { examples } from '../help.ts';
import type { Run } from '../invocation.ts';
import { counted, localTime } from '../output/format.ts';
import { whole } from '../wholeNumber.ts';

interface Options {
  readonly replay?: string;
}

/** On a terminal, the newest ones. */
const SHOWN = 1_000;
const PAGE = 100;

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
        if (replay !== undefined) {
          const { messages, events } = await replayed(app, replay, signal);
          screen.write(`Took ${counted(events, 'new event')} from ${counted(messages, 'message')}.\n`);
          return 0;
        }
        if (out.json) {
          for await (const letter of lettersOf(app)) await out.record(letter);
          return 0;
        }
        const letters = await app.store.deadLetters({ before: null, limit: SHOWN });
        if (letters.length === 0) {
          screen.write('Every message could be read.\n');
          return 0;
        }
        await out.table(
          [{ title: 'ID', align: 'right' }, { title: 'WHEN' }, { title: 'REASON' }],
          letters.map(({ id, at, reason }) => [String(id), localTime(at), truncate(reason, 100)]),
        );
        const more = (await app.store.countDeadLetters()) - letters.length;
        if (more > 0) screen.write(`${counted(more, 'older message')} not shown; --json lists all.\n`);
        return 0;
      }),
    );
}

async function replayed(
  app: App,
  which: string,
  signal: AbortSignal,
): Promise<{ readonly messages: number; readonly events: number }> {
  const take = await offlineIntake(app, signal);
  const wanted = which === 'all' ? null : whole('--replay', which, 1);
  let messages = 0;
  let events = 0;
  for await (const { id, messageId, body } of lettersOf(app)) {
    if (wanted !== null && id !== wanted) continue;
    messages += 1;
    const taken = await take({ id: messageId, body });
    if (taken === null) continue;
    events += taken;
    // One that is still wrong has been put there anew.
    await app.store.forgetDeadLetter(id);
  }
  if (messages === 0 && wanted !== null) {
    throw new AppError('NOT_FOUND', `There is no such message: ${which}`, {
      hint: 'panther-scan events dead lists them.',
    });
  }
  return { messages, events };
}

/** Those that are there now, newest first. */
async function* lettersOf({ store }: App): AsyncGenerator<DeadLetter> {
  let before: number | null = null;
  for (;;) {
    const letters: readonly DeadLetter[] = await store.deadLetters({ before, limit: PAGE });
    yield* letters;
    before = letters.at(-1)?.id ?? null;
    if (before === null) return;
  }
}
