import { Command } from 'commander';
import type { Run } from '../invocation.ts';
import { addCommand } from './add.ts';
import { checkCommand } from './check.ts';
import { editCommand } from './edit.ts';
import { healthCommand } from './health.ts';
import { importCommand } from './import.ts';
import { listCommand } from './list.ts';
import { masterCommand } from './master.ts';
import { removeCommand } from './remove.ts';

export function accountsCommand(run: Run): Command {
  return new Command('accounts')
    .description('Read and change the accounts file')
    .addCommand(listCommand(run))
    .addCommand(masterCommand(run))
    .addCommand(addCommand(run))
    .addCommand(importCommand(run))
    .addCommand(editCommand(run))
    .addCommand(removeCommand(run))
    .addCommand(checkCommand(run))
    .addCommand(healthCommand(run));
}
