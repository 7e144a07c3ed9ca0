import { Command } from 'commander';
import { removeAccount } from '../../app/accounts/removeAccount.ts';
import { AppError } from '../../core/errors.ts';
import { accountOf } from '../accountChoice.ts';
import { examples } from '../help.ts';
import type { Run } from '../invocation.ts';

interface Options {
  readonly forgetInventory?: boolean;
  readonly yes?: boolean;
}

export function removeCommand(run: Run): Command {
  return new Command('remove')
    .description('Remove an account from the accounts file; its stacks and roles in AWS stay')
    .argument('<account>', 'name or id')
    .option('--forget-inventory', 'delete what the inventory knows of it, too')
    .option('-y, --yes', 'do not ask')
    .addHelpText('after', examples(['accounts remove Sandbox --forget-inventory', 'asks, then removes it']))
    .action(
      run(async ({ app, out, prompt, screen }, word: string, options: Options) => {
        const account = accountOf((await app.accountsFile.read()).accounts, word);
        const forgetInventory = options.forgetInventory ?? false;
        if (options.yes !== true) {
          if (!prompt.possible) {
            throw new AppError('BAD_INPUT', 'Removing an account has to be confirmed', { hint: 'Add --yes.' });
          }
          if (!(await prompt.confirm(`Remove ${account.name} (${account.id})?`))) return 1;
        }
        await removeAccount(app, { id: account.id, forgetInventory });
        if (out.json) await out.document({ removed: account.id, inventoryForgotten: forgetInventory });
        else await out.line(`Removed ${account.name} (${account.id}).`);
        const kept = forgetInventory ? '' : ' The inventory keeps what was found in it.';
        screen.write(`Its stack panther-cloudsec-setup and its roles stay in AWS: delete the stack there.${kept}\n`);
        return 0;
      }),
    );
}
