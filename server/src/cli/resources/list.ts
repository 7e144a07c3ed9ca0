import { Command } from 'commander';
import { documentFields } from '../../core/inventory/document.ts';
import type { StoredResource } from '../../core/inventory/resource.ts';
import { resourceTitle } from '../../core/inventory/title.ts';
import { truncate } from '../../core/text/columns.ts';
import { formatCount } from '../../core/tree/words.ts';
import { examples } from '../help.ts';
import type { Run } from '../invocation.ts';
import { ago } from '../output/format.ts';
import { printable } from '../output/text.ts';
import { whole } from '../wholeNumber.ts';
import { type FilterOptions, filterOf, withFilter } from './filter.ts';

/** A longer name, which JSON gives whole, would push the other columns off the screen. */
const titleColumns = 48;

interface Options extends FilterOptions {
  readonly limit: string;
  readonly offset: string;
}

export function listCommand(run: Run): Command {
  return withFilter(new Command('list'))
    .description('List resources; with --json, one line of JSON for each')
    .option('--limit <n>', 'at most so many', '100')
    .option('--offset <n>', 'leave out the first ones', '0')
    .addHelpText(
      'after',
      examples(
        ['resources list --account Payments --type AWS.S3.Bucket', 'a table'],
        ['resources list --text invoices --json', 'JSON lines'],
      ),
    )
    .action(
      run(async ({ app, out, screen }, options: Options) => {
        const filter = await filterOf(app, options);
        const page = {
          offset: whole('--offset', options.offset, 0),
          limit: whole('--limit', options.limit, 1),
        };
        const resources = await app.store.list(filter, page);
        if (out.json) {
          for (const resource of resources) await out.record(brief(resource));
          return 0;
        }
        if (resources.length === 0) {
          screen.write('No resource matches.\n');
          return 0;
        }
        const { accounts } = await app.accountsFile.read();
        const names = new Map(accounts.map((account) => [account.id, account.name]));
        const now = app.clock.now();
        await out.table(
          [
            { title: 'Name' },
            { title: 'Type' },
            { title: 'Account' },
            { title: 'Region' },
            { title: 'Changed' },
            { title: 'Id' },
          ],
          resources.map((resource) => [
            { text: truncate(printable(resourceTitle(resource)), titleColumns), tone: 'strong' },
            resource.type,
            names.get(resource.accountId) ?? resource.accountId,
            resource.region,
            ago(resource.changedAt, now),
            resource.resourceId,
          ]),
        );
        const all = await app.store.count(filter);
        const last = page.offset + resources.length;
        if (last < all) screen.write(`${formatCount(last)} of ${formatCount(all)}; the next ones: --offset ${last}\n`);
        return 0;
      }),
    );
}

/** Without attributes, which `resources get` and `resources export` give. */
function brief(resource: StoredResource) {
  return documentFields({ ...resource, attributes: {}, notRead: [] });
}
