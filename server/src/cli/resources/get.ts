import { Command } from 'commander';
import { getResource } from '../../app/resources/getResource.ts';
import { AppError } from '../../core/errors.ts';
import { examples } from '../help.ts';
import type { Run } from '../invocation.ts';
import { printableJson } from '../output/text.ts';
import { filterOf } from './filter.ts';

export function getCommand(run: Run): Command {
  return new Command('get')
    .description('Print one resource as a JSON document')
    .argument('<id>', 'its ARN, or its id as `resources list` prints it')
    .option('--account <account>', 'where several accounts see it')
    .addHelpText('after', examples(['resources get arn:aws:s3:::invoices-2026', 'prints it']))
    .action(
      run(async ({ app, out }, resourceId: string, options: { readonly account?: string }) => {
        const filter = await filterOf(app, options.account === undefined ? {} : { account: [options.account] });
        const found = (await app.store.byResourceId(resourceId)).filter(
          ({ accountId }) => filter.accountIds?.includes(accountId) ?? true,
        );
        const [first, second] = found;
        if (second !== undefined) {
          throw new AppError('BAD_INPUT', `Several accounts see this resource: ${resourceId}`, {
            hint: `Say which one: --account ${found.map(({ accountId }) => accountId).join(' or ')}.`,
          });
        }
        const document = first === undefined ? null : await getResource(app, first);
        if (document === null) {
          throw new AppError('NOT_FOUND', `The inventory has no such resource: ${resourceId}`, {
            hint: 'Find it with panther-scan resources list --text <words>, or scan its account.',
          });
        }
        await out.text(printableJson(document.text));
        return 0;
      }),
    );
}
