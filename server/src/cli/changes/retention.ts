import type { Command } from 'commander';
import { defaultRetention, mostRetention, type Retention } from '../../core/history/retention.ts';
import { whole } from '../wholeNumber.ts';

export interface RetentionOptions {
  readonly keepDays: string;
  readonly keepChanges: string;
  readonly keepMegabytes: string;
}

export function withRetention(command: Command): Command {
  const { days, changesPerResource, megabytes } = defaultRetention;
  return command
    .option('--keep-days <n>', 'how many days of history to keep; 0: for ever', `${days}`)
    .option('--keep-changes <n>', 'how many changes of one resource; 0: any number', `${changesPerResource}`)
    .option('--keep-megabytes <n>', 'how large all history may be; 0: any size', `${megabytes}`);
}

/** @throws AppError BAD_INPUT */
export function retentionOf(options: RetentionOptions): Retention {
  return {
    days: whole('--keep-days', options.keepDays, 0, mostRetention.days),
    changesPerResource: whole('--keep-changes', options.keepChanges, 0, mostRetention.changesPerResource),
    megabytes: whole('--keep-megabytes', options.keepMegabytes, 0, mostRetention.megabytes),
  };
}
