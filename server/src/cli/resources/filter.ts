import type { Command } from 'commander';
import type { App } from '../../compose.ts';
import { idProblem } from '../../core/accounts/draft.ts';
import type { ResourceFilter } from '../../core/ports.ts';
import { accountOf } from '../accountChoice.ts';
import { collect } from '../help.ts';
import { typesOf } from '../scan/scopes.ts';

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
    .option('--type <types>', 'only these resource types, with wildcards', collect)
    .option('--text <words>', 'only those whose name, id or tags hold all words');
}

/** @throws AppError NOT_FOUND or BAD_INPUT for an account or a type that nobody knows */
export async function filterOf(app: App, options: FilterOptions): Promise<ResourceFilter> {
  const { account, region, type, text } = options;
  return {
    ...(account === undefined ? {} : { accountIds: await accountIds(app, account) }),
    ...(region === undefined ? {} : { regions: region }),
    ...(type === undefined ? {} : { types: type.flatMap((word) => typesOf(app, word)) }),
    ...(text === undefined ? {} : { text }),
  };
}

/** An id need not be in the accounts file: the inventory keeps what was found in accounts that were removed from it. */
async function accountIds(app: App, words: readonly string[]): Promise<readonly string[]> {
  const { accounts } = await app.accountsFile.read();
  return words.map((word) => (idProblem(word) === null ? word.trim() : accountOf(accounts, word).id));
}
