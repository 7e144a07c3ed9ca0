import { Command } from 'commander';
import { exportResources } from '../../app/resources/exportResources.ts';
import { AppError } from '../../core/errors.ts';
import type { ExportFormatName } from '../../core/export/exportFormat.ts';
import { examples } from '../help.ts';
import type { Run } from '../invocation.ts';
import { counted } from '../output/format.ts';
import { printable } from '../output/text.ts';
import { type FilterOptions, filterOf, withFilter } from './filter.ts';

const formats = ['jsonl', 'json', 'csv'] as const satisfies readonly ExportFormatName[];

interface Options extends FilterOptions {
  readonly format: string;
  readonly output?: string;
}

export function exportCommand(run: Run): Command {
  return withFilter(new Command('export'))
    .description('Print whole resources, for other programs')
    .option(
      '--format <format>',
      `${formats.join(', ')}; json is a snapshot as policies read it, csv has a column for each attribute of a single type`,
      'jsonl',
    )
    .option('--output <path>', 'write to a file, whole or not at all')
    .addHelpText(
      'after',
      examples(
        ['resources export > inventory.jsonl', 'everything, one document a line'],
        ['resources export --type AWS.IAM.Role | jq .Name', 'for a pipe'],
        ['resources export --type AWS.S3.Bucket --format csv --output buckets.csv', 'for a spreadsheet'],
        ['resources export --format json --output snapshot.json', 'a snapshot that policies can read'],
      ),
    )
    .action(
      run(async ({ app, out, screen, signal }, options: Options) => {
        const format = formatOf(options.format);
        const filter = await filterOf(app, options);
        let resources = 0;
        const text = exportResources(
          app,
          { filter, format },
          (done) => {
            resources = done;
          },
          signal,
        );
        if (options.output === undefined) {
          for await (const chunk of text) await out.data(chunk);
          return 0;
        }
        await app.files.write(options.output, text);
        screen.write(`Wrote ${counted(resources, 'resource')} to ${printable(options.output)}.\n`);
        return 0;
      }),
    );
}

function formatOf(word: string): ExportFormatName {
  const format = formats.find((known) => known === word);
  if (format !== undefined) return format;
  throw new AppError('BAD_INPUT', `There is no such format: ${word}`, { hint: `Take ${formats.join(', ')}.` });
}
