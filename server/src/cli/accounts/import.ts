import { readFile } from 'node:fs/promises';
import { text as readStream } from 'node:stream/consumers';
import { Command } from 'commander';
import { importAccounts, previewImport } from '../../app/accounts/importAccounts.ts';
import { organizationAccounts } from '../../app/accounts/organizationAccounts.ts';
import { accountRows } from '../../core/accounts/accountCsv.ts';
import type { ImportDefaults, ImportPlan, ImportRow } from '../../core/accounts/importPlan.ts';
import { AppError } from '../../core/errors.ts';
import { collect, examples } from '../help.ts';
import type { Invocation, Run } from '../invocation.ts';
import { counted } from '../output/format.ts';
import type { Output } from '../output/output.ts';
import type { TableCell } from '../output/table.ts';
import { printable } from '../output/text.ts';
import { agreed } from '../stackset/choice.ts';

interface Options {
  readonly organization?: boolean;
  readonly unit?: readonly string[];
  readonly label?: string;
  readonly realTime?: boolean;
  readonly remediation?: boolean;
  readonly dryRun?: boolean;
  readonly yes?: boolean;
}

export function importCommand(run: Run): Command {
  return new Command('import')
    .description('Add and change many accounts at once, from a CSV file or the organization; all of them or none')
    .argument(
      '[file]',
      'CSV with the columns id, name, label, realTime, remediation; or ids alone; - for standard input',
    )
    .option('--organization', 'the accounts of the organization that the master account is in, labelled by their unit')
    .option('--unit <ids>', 'only of these units of the organization, and of those within', collect)
    .option('--label <label>', 'of new accounts whose line has none')
    .option('--real-time', 'on for new accounts whose line does not say')
    .option('--remediation', 'on for new accounts whose line does not say')
    .option('--dry-run', 'print what is new, changed and invalid as JSON, and write nothing')
    .option('-y, --yes', 'write it without asking')
    .addHelpText(
      'after',
      examples(
        ['accounts import accounts.csv --dry-run', 'prints what it would do'],
        ['accounts import --organization --unit ou-ab12-workload --yes', 'takes all active accounts of a unit'],
      ),
    )
    .action(
      run(async (cli, file: string | undefined, options: Options) => {
        const { app, out, screen, prompt } = cli;
        const plan = await previewImport(app, await rowsOf(cli, file, options), defaultsOf(options));
        const isValid = plan.invalid.length === 0;
        if (options.dryRun === true || !isValid) {
          if (out.json || options.dryRun === true) await out.document({ written: false, ...plan });
          else await print(out, plan);
          if (!isValid && options.dryRun !== true) {
            screen.write(`Nothing was written: ${counted(plan.invalid.length, 'line')} cannot be taken.\n`);
          }
          return isValid ? 0 : 1;
        }
        if (!out.json) await print(out, plan);
        const news = plan.added.length + plan.changed.length;
        const isWanted = news > 0 && (await agreed(prompt, options.yes, `Write ${counted(news, 'account')}?`));
        if (isWanted) await importAccounts(app, plan);
        if (out.json) await out.document({ written: isWanted, ...plan });
        else if (!isWanted) await out.line('Nothing was written.');
        else screen.write('Next: deploy their scan roles, then panther-scan accounts check.\n');
        return isWanted || news === 0 ? 0 : 1;
      }),
    );
}

function defaultsOf({ label, realTime, remediation }: Options): ImportDefaults {
  return {
    ...(label !== undefined && { label: label.trim() }),
    ...(realTime !== undefined && { realTime }),
    ...(remediation !== undefined && { remediation }),
  };
}

async function rowsOf(
  { app, screen, signal }: Invocation,
  file: string | undefined,
  { organization, unit }: Options,
): Promise<readonly ImportRow[]> {
  if ((file === undefined) !== (organization === true)) {
    throw new AppError('BAD_INPUT', 'Where the accounts come from has to be said', {
      hint: 'Give either a file or --organization.',
    });
  }
  if (file === undefined) {
    const { rows, suspended } = await organizationAccounts(app, { units: unit ?? null }, signal);
    if (suspended > 0) screen.write(`${counted(suspended, 'account')} left out: suspended or closed.\n`);
    return rows;
  }
  return accountRows(await readList(file), file);
}

async function readList(file: string): Promise<string> {
  if (file === '-') return readStream(process.stdin);
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new AppError('BAD_INPUT', `The list of accounts cannot be read: ${code}`, {
      file,
      hint: 'Name a file that exists and that you may read.',
      cause: error,
    });
  }
}

async function print(out: Output, plan: ImportPlan): Promise<void> {
  const rows: (readonly TableCell[])[] = [
    ...plan.added.map((account): readonly TableCell[] => [
      { text: 'new', tone: 'good' },
      account.id,
      account.name,
      account.label,
      toggles(account),
    ]),
    ...plan.changed.map(({ account, changes }): readonly TableCell[] => [
      { text: 'changed', tone: 'warning' },
      account.id,
      account.name,
      account.label,
      changes.join(', '),
    ]),
    ...plan.invalid.map(({ line, id, problem }): readonly TableCell[] => [
      { text: line === null ? 'invalid' : `line ${line}`, tone: 'bad' },
      printable(id),
      '',
      '',
      problem,
    ]),
  ];
  if (rows.length > 0) {
    await out.table(
      [{ title: '' }, { title: 'Account id' }, { title: 'Name' }, { title: 'Label' }, { title: 'What' }],
      rows,
    );
  }
  await out.line(
    `${plan.added.length} new, ${plan.changed.length} changed, ${plan.unchanged.length} as they are, ${plan.invalid.length} invalid.`,
  );
}

function toggles({ realTime, remediation }: { readonly realTime: boolean; readonly remediation: boolean }): string {
  return `real time ${realTime ? 'on' : 'off'}, remediation ${remediation ? 'on' : 'off'}`;
}
