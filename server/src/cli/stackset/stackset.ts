import { Command } from 'commander';
import { examples } from '../help.ts';
import type { Run } from '../invocation.ts';
import { planCommand, putCommand } from './create.ts';
import { deleteCommand, driftCommand, operationsCommand, retryCommand, stopCommand } from './operations.ts';
import { removeCommand } from './remove.ts';
import { rolesCommand } from './rollout.ts';
import { statusCommand } from './status.ts';

export function stackSetCommand(run: Run): Command {
  return new Command('stackset')
    .description(
      'Set up real-time events in all accounts and regions, by a CloudFormation StackSet of the master account',
    )
    .addHelpText(
      'after',
      examples(
        ['stackset plan', 'shows what would be created where, and who is left out'],
        ['stackset create', 'does it, after asking'],
        ['stackset status --failed', 'says what went wrong, and what to do'],
      ),
    )
    .addCommand(planCommand(run))
    .addCommand(putCommand(run, 'create'))
    .addCommand(putCommand(run, 'add'))
    .addCommand(putCommand(run, 'update'))
    .addCommand(rolesCommand(run))
    .addCommand(removeCommand(run))
    .addCommand(statusCommand(run))
    .addCommand(operationsCommand(run))
    .addCommand(retryCommand(run))
    .addCommand(stopCommand(run))
    .addCommand(driftCommand(run))
    .addCommand(deleteCommand(run));
}
