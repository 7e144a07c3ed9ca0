import { Command } from 'commander';
import type { App } from '../../compose.ts';
import type { Account } from '../../core/accounts/account.ts';
import { type AccountProblem, problemWords } from '../../core/accounts/accountProblem.ts';
import { examples } from '../help.ts';
import type { Run } from '../invocation.ts';
import type { TableCell } from '../output/table.ts';

export function listCommand(run: Run): Command {
  return new Command('list')
    .description('List the accounts of the accounts file')
    .addHelpText('after', examples(['accounts list', 'a table'], ['accounts list --json', 'one JSON document']))
    .action(
      run(async ({ app, out, screen }) => {
        const { master, accounts } = await app.accountsFile.read();
        const problems = await problemsOf(app, accounts);
        if (out.json) {
          const listed = accounts.map((account, index) => ({ ...account, problem: problems[index] ?? null }));
          await out.document({ path: app.accountsFile.path, master, accounts: listed });
          return 0;
        }
        if (accounts.length === 0) {
          screen.write(`There are no accounts in ${app.accountsFile.path}: panther-scan accounts add\n`);
          return 0;
        }
        await out.table(
          [
            { title: 'Name' },
            { title: 'Label' },
            { title: 'Account id' },
            { title: 'Real time' },
            { title: 'Remediation' },
            { title: 'Regions' },
            { title: 'State' },
          ],
          accounts.map((account, index) => [
            { text: account.name, tone: 'strong' },
            account.label,
            account.id,
            account.realTime ? 'on' : 'off',
            account.remediation ? 'on' : 'off',
            account.regions.join(' '),
            stateOf(account, problems[index] ?? null),
          ]),
        );
        return 0;
      }),
    );
}

/** Accounts can be listed where the inventory cannot be read. */
async function problemsOf(app: App, accounts: readonly Account[]): Promise<readonly (AccountProblem | null)[]> {
  if (app.storeProblem !== null) return [];
  return Promise.all(accounts.map(({ id }) => app.store.problem(id)));
}

function stateOf(account: Account, problem: AccountProblem | null): TableCell {
  if (!account.enabled) return { text: 'disabled', tone: 'muted' };
  if (problem === null) return 'enabled';
  return { text: problemWords(problem), tone: problem.code === 'CREDENTIALS' ? 'warning' : 'bad' };
}
