import { readFile } from 'node:fs/promises';
import { text as textOf } from 'node:stream/consumers';
import { Command } from 'commander';
import { answerText } from '../../app/query/answerText.ts';
import { runQuery } from '../../app/query/runQuery.ts';
import { AppError } from '../../core/errors.ts';
import { queryExamples } from '../../core/query/examples.ts';
import { formatCount } from '../../core/tree/words.ts';
import { examples } from '../help.ts';
import type { Invocation, Run } from '../invocation.ts';
import { counted, duration } from '../output/format.ts';
import { printable } from '../output/text.ts';
import { whole } from '../wholeNumber.ts';
import { printExamples, printView, printViews } from './about.ts';
import { printTable } from './printTable.ts';

const formats = ['table', 'csv', 'json', 'jsonl'] as const;

type Format = (typeof formats)[number];

interface Options {
  readonly file?: string;
  readonly example?: string | true;
  readonly format?: string;
  readonly limit?: string;
  readonly timeout: string;
  readonly output?: string;
  readonly tables?: boolean;
  readonly columns?: string;
}

/** A table is held in memory and looked at. */
const rowsOfTable = 1000;

export function queryCommand(run: Run): Command {
  return new Command('query')
    .description('Ask the inventory in SQL (read only)')
    .argument('[sql]', 'one SELECT on the views that --tables lists')
    .option('--file <path>', 'read the query from a file; - is standard input')
    .option('--example [name]', 'run a ready-made query; without a name, list them')
    .option('--format <format>', `${formats.join(', ')} (default: table; with --json: jsonl)`)
    .option('--limit <n>', `at most so many rows; 0: all (default: ${rowsOfTable} in a table, else all)`)
    .option('--timeout <seconds>', 'end a query that works for longer', '30')
    .option('--output <path>', 'write csv, json or jsonl to a file, whole or not at all')
    .option('--tables', 'list the views, with how many resources each has')
    .option('--columns <view>', 'list the columns of a view')
    .addHelpText(
      'after',
      examples(
        [`query "SELECT region, count(*) FROM aws_s3_bucket GROUP BY region"`, 'a table'],
        ['query --example public-buckets --format csv', 'a ready-made question, for a spreadsheet'],
        ['query --file report.sql --format jsonl | jq .name', 'JSON lines for a pipe'],
        ['query --columns aws_ec2_instance', 'what there is to ask'],
      ),
    )
    .action(
      run(async (cli, sql: string | undefined, options: Options) => {
        if (options.tables === true) return printViews(cli);
        if (options.columns !== undefined) return printView(cli, options.columns);
        if (options.example === true) return printExamples(cli);
        await answer(cli, await questionOf(sql, options), options);
        return 0;
      }),
    );
}

interface Typed {
  readonly sql: string;
  readonly file: string | null;
}

async function questionOf(sql: string | undefined, options: Options): Promise<Typed> {
  const given = [sql, options.file, options.example].filter((one) => one !== undefined);
  if (given.length !== 1) {
    throw new AppError('BAD_INPUT', 'One query is needed: as an argument, with --file or with --example', {
      hint: 'See panther-scan query --help.',
    });
  }
  if (sql !== undefined) return { sql, file: null };
  if (options.file !== undefined) return readQuery(options.file);
  const example = queryExamples.find(({ id }) => id === options.example);
  if (example !== undefined) return { sql: example.sql, file: null };
  throw new AppError('BAD_INPUT', `There is no such example: ${options.example}`, {
    hint: 'panther-scan query --example lists them.',
  });
}

async function readQuery(file: string): Promise<Typed> {
  if (file === '-') return { sql: await textOf(process.stdin), file: null };
  try {
    return { sql: await readFile(file, 'utf8'), file };
  } catch (error) {
    throw new AppError('BAD_INPUT', `The query cannot be read: ${file}`, {
      file,
      hint: 'Check the path and the permissions of the file.',
      cause: error,
    });
  }
}

async function answer(cli: Invocation, { sql, file }: Typed, options: Options): Promise<void> {
  const format = formatOf(cli, options);
  const rows = rowLimit(format, options);
  const timeMs = 1000 * whole('--timeout', options.timeout, 1);
  const parts = runQuery(cli.app, { sql, file, limits: { timeMs, rows, bytes: null } }, cli.signal);
  if (format === 'table') {
    const { count, cut, ms } = await printTable(cli.out, parts);
    cli.screen.write(`${counted(count, 'row')} in ${duration(ms / 1000)}.${cutNote(cut, rows)}\n`);
    return;
  }
  let end = '';
  const text = answerText(parts, format, (ended) => {
    if (options.output !== undefined) end = `Wrote ${counted(ended.rows, 'row')} to ${printable(options.output)}.`;
    end += cutNote(ended.cut, rows);
  });
  if (options.output === undefined) for await (const chunk of text) await cli.out.data(chunk);
  else await cli.app.files.write(options.output, text);
  if (end !== '') cli.screen.write(`${end.trim()}\n`);
}

function cutNote(cut: 'rows' | 'bytes' | null, rows: number | null): string {
  return cut === null || rows === null ? '' : ` Cut at ${formatCount(rows)}: there are more. --limit 0 gives all.`;
}

function formatOf({ out }: Invocation, options: Options): Format {
  const word = options.format ?? (out.json ? 'jsonl' : options.output === undefined ? 'table' : 'csv');
  const format = formats.find((known) => known === word);
  if (format === undefined) {
    throw new AppError('BAD_INPUT', `There is no such format: ${word}`, { hint: `Take ${formats.join(', ')}.` });
  }
  if (format === 'table' && options.output !== undefined) {
    throw new AppError('BAD_INPUT', 'A table is for looking at, not for a file', {
      hint: `Take --format ${formats.slice(1).join(', ')}.`,
    });
  }
  return format;
}

function rowLimit(format: Format, options: Options): number | null {
  if (options.limit === undefined) return format === 'table' ? rowsOfTable : null;
  const limit = whole('--limit', options.limit, 0);
  return limit === 0 ? null : limit;
}
