import { Command } from 'commander';
import { truncate } from '../../core/text/columns.ts';
import { formatCount } from '../../core/tree/words.ts';
import { accountsOf } from '../accountChoice.ts';
import { examples } from '../help.ts';
import type { Run } from '../invocation.ts';
import { ago, counted, duration } from '../output/format.ts';
import type { Output } from '../output/output.ts';
import { type Coverage, coverageOf, type TroubleRow } from './coverage.ts';
import { type NotReadCall, notReadCalls } from './notReadCalls.ts';

const messageColumns = 160;

export function reportCommand(run: Run): Command {
  return new Command('report')
    .description('Show what the last scans covered, and which permission mends each cell that was denied')
    .argument('[accounts...]', 'names or ids (default: all)')
    .addHelpText('after', examples(['scan report', 'all accounts'], ['scan report Payments --json', 'one document']))
    .action(
      run(async ({ app, out }, words: readonly string[]) => {
        const { accounts } = await app.accountsFile.read();
        const chosen = words.length === 0 ? accounts : accountsOf(accounts, words);
        const cells = await Promise.all(chosen.map(({ id }) => app.store.cells({ accountId: id })));
        const coverage = { ...coverageOf(accounts, cells.flat()), notRead: await notReadCalls(app, cells.flat()) };
        if (out.json) await out.document(coverage);
        else await printCoverage(out, coverage, app.clock.now());
        return 0;
      }),
    );
}

interface Report extends Coverage {
  readonly notRead: readonly NotReadCall[];
}

async function printCoverage(out: Output, coverage: Report, now: number): Promise<void> {
  if (coverage.rows.length === 0) {
    await out.line('Nothing was scanned yet: panther-scan scan --all');
    return;
  }
  const kinds = ['ok', 'denied', 'throttled', 'failed', 'cancelled', 'unsupported'] as const;
  await out.table(
    [
      { title: 'Account' },
      { title: 'Region' },
      ...kinds.map((title) => ({ title, align: 'right' as const })),
      { title: 'longest', align: 'right' },
    ],
    coverage.rows.map((row) => [
      row.account,
      row.region,
      ...kinds.map((kind) => formatCount(row.cells[kind])),
      duration(row.longestMs / 1000),
    ]),
  );
  if (coverage.troubles.length > 0) {
    await out.line('');
    await out.table(
      [{ title: 'Account' }, { title: 'Region' }, { title: 'Type' }, { title: 'Last ok' }, { title: 'Why' }],
      coverage.troubles.map((row) => [row.account, row.region, row.type, ago(row.lastOkAt, now), why(row)]),
    );
    await out.line('Read them again: panther-scan scan <account> --failed');
  }
  if (coverage.incomplete > 0) {
    await out.line('');
    await out.line(`${counted(coverage.incomplete, 'resource')} have parts that were not read: see _NotRead in each.`);
    for (const call of coverage.notRead) await out.line(`  ${lacking(call)}`);
  }
}

function lacking({ call, reason, code, resources }: NotReadCall): string {
  if (reason === 'pending') return `${counted(resources, 'resource')}: ${call} was still to be read`;
  const permission = reason === 'denied' ? `; allow ${call} to the scan role` : '';
  return `${counted(resources, 'resource')}: ${call} said ${code}${permission}`;
}

function why(row: TroubleRow): string {
  if (row.outcome === 'cancelled') return 'cancelled';
  const said = `${row.outcome}: ${row.call} said ${row.code}`;
  if (row.outcome === 'denied') return `${said}; allow ${row.call} to the scan role`;
  return row.message === '' || row.message === row.code ? said : `${said}: ${truncate(row.message, messageColumns)}`;
}
