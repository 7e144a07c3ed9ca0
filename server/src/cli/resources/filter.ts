import type { Command } from 'commander';
import type { App } from '../../compose.ts';
import type { ResourceFilter } from '../../core/ports.ts';
import { accountsOf } from '../accountChoice.ts';
import { collect } from '../help.ts';
import { typeOf } from '../scan/scopes.ts';

export interface FilterOptions {
  readonly account?: readonly string[];
  readonly region?: readonly string[];
  readonly type?: readonly string[];
  readonly text?: string;
}

export function withFilter(command: Command): Command {
  return command
    .option('--account <accounts>', 'only these accounts, by name or id', collect)
    .option('--region <regions>', 'only these regions; `global` is one', collect)
    .option('--type <types>', 'only these resource types', collect)
    .option('--text <words>', 'only those whose name, id or tags hold all words');
}

/** @throws AppError NOT_FOUND or BAD_INPUT for an account or a type that nobody knows */
export async function filterOf(app: App, options: FilterOptions): Promise<ResourceFilter> {
  const { account, region, type, text } = options;
  const accounts = account === undefined ? [] : accountsOf((await app.accountsFile.read()).accounts, account);
  return {
    ...(account === undefined ? {} : { accountIds: accounts.map(({ id }) => id) }),
    ...(region === undefined ? {} : { regions: region }),
    ...(type === undefined ? {} : { types: type.map((word) => typeOf(app, word)) }),
    ...(text === undefined ? {} : { text }),
  };
}
