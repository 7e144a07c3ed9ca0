import { Command } from 'commander';
import { getResource } from '../../app/resources/getResource.ts';
import { AppError } from '../../core/errors.ts';
import { examples } from '../help.ts';
import type { Run } from '../invocation.ts';
import { printableJson } from '../output/text.ts';
import { chosenResource } from './chosen.ts';

export function getCommand(run: Run): Command {
  return new Command('get')
    .description('Print one resource as a JSON document')
    .argument('<id>', 'its ARN, id or name, or the address of its page in the AWS console')
    .option('--account <account>', 'where several accounts see it')
    .addHelpText(
      'after',
      examples(['resources get arn:aws:s3:::invoices-2026', 'prints it'], ['resources get invoices-2026', 'by name']),
    )
    .action(
      run(async ({ app, out }, word: string, { account }: { readonly account?: string }) => {
        const document = await getResource(app, await chosenResource(app, word, { account, deleted: false }));
        if (!document) throw new AppError('NOT_FOUND', `The resource is gone from the inventory: ${word}`);
        await out.text(printableJson(document.text));
        return 0;
      }),
    );
}
