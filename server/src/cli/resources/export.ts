import { Command } from 'commander';
import { documentFields } from '../../core/inventory/document.ts';
import { examples } from '../help.ts';
import type { Run } from '../invocation.ts';
import { type FilterOptions, filterOf, withFilter } from './filter.ts';

const pageSize = 500;

export function exportCommand(run: Run): Command {
  return withFilter(new Command('export'))
    .description('Print whole resources as lines of JSON, for other programs')
    .addHelpText(
      'after',
      examples(
        ['resources export > inventory.jsonl', 'everything'],
        ['resources export --type AWS.IAM.Role | jq .Name', 'for a pipe'],
      ),
    )
    .action(
      run(async ({ app, out, signal }, options: FilterOptions) => {
        const filter = await filterOf(app, options);
        for (let offset = 0; !signal.aborted; offset += pageSize) {
          const page = await app.store.list(filter, { offset, limit: pageSize });
          for (const resource of page) await out.record(documentFields(resource));
          if (page.length < pageSize) break;
        }
        return 0;
      }),
    );
}
