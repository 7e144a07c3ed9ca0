import { Command } from 'commander';
import { examples } from '../help.ts';
import type { Run } from '../invocation.ts';
import { checkCommand } from './check.ts';
import { classifyCommand } from './classify.ts';
import { deadCommand } from './dead.ts';
import { gapsCommand } from './gaps.ts';
import { replayCommand } from './replay.ts';
import { statusCommand } from './status.ts';
import { watchCommand } from './watch.ts';

export function eventsCommand(run: Run): Command {
  return new Command('events')
    .description('Follow what is done in the accounts: CloudTrail events, and what they touch')
    .addHelpText(
      'after',
      examples(
        ['events watch', 'shows events as they come in, and brings the inventory up to date'],
        ['events classify records.jsonl', 'says what each record touches, without any account'],
      ),
    )
    .addCommand(watchCommand(run))
    .addCommand(statusCommand(run))
    .addCommand(checkCommand(run))
    .addCommand(classifyCommand(run))
    .addCommand(gapsCommand(run))
    .addCommand(replayCommand(run))
    .addCommand(deadCommand(run));
}
