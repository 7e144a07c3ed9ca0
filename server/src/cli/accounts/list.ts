import { Command } from 'commander';
import { examples } from '../help.ts';
import type { Run } from '../invocation.ts';

export function listCommand(run: Run): Command {
  return new Command('list')
    .description('List the accounts of the accounts file')
    .addHelpText('after', examples(['accounts list', 'a table'], ['accounts list --json', 'one JSON document']))
    .action(
      run(async ({ app, out, screen }) => {
        const { master, accounts } = await app.accountsFile.read();
        if (out.json) {
          await out.document({ path: app.accountsFile.path, master, accounts });
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
          accounts.map((account) => [
            { text: account.name, tone: 'strong' },
            account.label,
            account.id,
            account.realTime ? 'on' : 'off',
            account.remediation ? 'on' : 'off',
            account.regions.join(' '),
            account.enabled ? 'enabled' : { text: 'disabled', tone: 'muted' },
          ]),
        );
        return 0;
      }),
    );
}
