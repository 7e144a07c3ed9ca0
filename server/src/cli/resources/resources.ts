import { Command } from 'commander';
import type { Run } from '../invocation.ts';
import { diffCommand } from './diff.ts';
import { exportCommand } from './export.ts';
import { getCommand } from './get.ts';
import { historyCommand } from './history.ts';
import { listCommand } from './list.ts';

export function resourcesCommand(run: Run): Command {
  return new Command('resources')
    .description('Read the inventory')
    .addCommand(listCommand(run))
    .addCommand(getCommand(run))
    .addCommand(historyCommand(run))
    .addCommand(diffCommand(run))
    .addCommand(exportCommand(run));
}
