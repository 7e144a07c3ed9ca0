import { Command } from 'commander';
import { verifyAccounts } from '../../app/accounts/verifyAccount.ts';
import { accountsOf } from '../accountChoice.ts';
import { examples } from '../help.ts';
import type { Run } from '../invocation.ts';
import { anyFailed, type CheckedAccount, printChecks } from './roleChecks.ts';

export function checkCommand(run: Run): Command {
  return new Command('check')
    .description('Assume the roles that accounts need, and say what is wrong with each')
    .argument('[accounts...]', 'names or ids (default: all that are enabled)')
    .option('--all', 'all that are enabled, as without names')
    .addHelpText('after', examples(['accounts check', 'all'], ['accounts check Payments', 'one']))
    .action(
      run(async ({ app, out, signal }, words: readonly string[]) => {
        const { accounts } = await app.accountsFile.read();
        const chosen = words.length > 0 ? accountsOf(accounts, words) : accounts.filter((account) => account.enabled);
        const results = await verifyAccounts(app, chosen, signal);
        const checked = chosen.map((account, index): CheckedAccount => ({ account, checks: results[index] ?? [] }));
        if (out.json)
          await out.document(
            checked.map(({ account, checks }) => ({ accountId: account.id, name: account.name, checks })),
          );
        else await printChecks(out, checked);
        return anyFailed(checked) ? 1 : 0;
      }),
    );
}
