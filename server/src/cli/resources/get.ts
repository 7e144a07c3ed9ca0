import { Command } from 'commander';
import { getResource } from '../../app/resources/getResource.ts';
import { locateResource } from '../../app/resources/locateResource.ts';
import { AppError } from '../../core/errors.ts';
import type { ResourceKey } from '../../core/inventory/resource.ts';
import { examples } from '../help.ts';
import type { Run } from '../invocation.ts';
import { printableJson } from '../output/text.ts';
import { filterOf } from './filter.ts';

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
      run(async ({ app, out }, word: string, options: { readonly account?: string }) => {
        const filter = await filterOf(app, options.account === undefined ? {} : { account: [options.account] });
        const located = await locateResource(app, { text: word });
        const found = located
          .map(({ key }) => key)
          .filter(({ accountId }) => filter.accountIds?.includes(accountId) ?? true);
        const [first, second] = found;
        if (second !== undefined) throw ambiguous(word, found);
        const document = first && (await getResource(app, first));
        if (!document) {
          throw new AppError('NOT_FOUND', `The inventory has no such resource: ${word}`, {
            hint: 'Find it with panther-scan resources list --text <words>, or scan its account.',
          });
        }
        await out.text(printableJson(document.text));
        return 0;
      }),
    );
}

const mostNamed = 5;

function ambiguous(word: string, found: readonly ResourceKey[]): AppError {
  const ids = [...new Set(found.map(({ resourceId }) => resourceId))];
  const [id] = ids;
  if (ids.length === 1) {
    return new AppError('BAD_INPUT', `Several accounts see this resource: ${id}`, {
      hint: `Say which one: --account ${found.map(({ accountId }) => accountId).join(' or ')}.`,
    });
  }
  const more = ids.length > mostNamed ? ` and ${ids.length - mostNamed} more` : '';
  return new AppError('BAD_INPUT', `Several resources have this name: ${word}`, {
    hint: `Give the ARN: ${ids.slice(0, mostNamed).join(', ')}${more}.`,
  });
}
