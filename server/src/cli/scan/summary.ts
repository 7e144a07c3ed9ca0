import { formatCount } from '../../core/tree/words.ts';
import type { AccountScanSummary, ScanSummary } from '../../protocol/scan.ts';
import type { ExitCode } from '../exitCode.ts';
import { counted, duration, sentences } from '../output/format.ts';
import type { Output } from '../output/output.ts';
import type { TableCell } from '../output/table.ts';

/** Cells that did not end as they should: `unsupported` and what the user cancelled are no failures. */
function failedCells({ cells }: AccountScanSummary): number {
  return cells.denied + cells.throttled + cells.failed;
}

export function exitCodeOf({ accounts }: ScanSummary): ExitCode {
  return accounts.some((account) => account.problem !== null || failedCells(account) > 0) ? 1 : 0;
}

export function merge(summaries: readonly ScanSummary[], seconds: number): ScanSummary {
  return { accounts: summaries.flatMap((summary) => summary.accounts), seconds };
}

export async function printSummary(out: Output, summary: ScanSummary): Promise<void> {
  if (out.json) {
    await out.document(summary);
    return;
  }
  await out.table(
    [
      { title: 'Account' },
      { title: 'Label' },
      { title: 'Account id' },
      { title: 'Resources', align: 'right' },
      { title: 'Regions', align: 'right' },
      { title: 'Time', align: 'right' },
      { title: 'Result' },
    ],
    summary.accounts.map((account) => [
      { text: account.name, tone: 'strong' },
      account.label,
      account.accountId,
      formatCount(account.resources),
      formatCount(account.regions),
      duration(account.seconds),
      result(account),
    ]),
  );
  await out.line(closingLine(summary));
}

function result(account: AccountScanSummary): TableCell {
  if (account.problem !== null) {
    return { text: sentences(account.problem, account.hint), tone: 'bad' };
  }
  const troubles = (['denied', 'throttled', 'failed', 'cancelled'] as const).flatMap((kind) =>
    account.cells[kind] > 0 ? [`${formatCount(account.cells[kind])} ${kind}`] : [],
  );
  if (troubles.length > 0) return { text: `cells: ${troubles.join(', ')}`, tone: 'warning' };
  if (account.cancelled) return { text: 'cancelled', tone: 'warning' };
  if (account.incomplete > 0) return { text: `${formatCount(account.incomplete)} read in part`, tone: 'warning' };
  return { text: 'complete', tone: 'good' };
}

/** `1,934 resources (+12 new, 3 changed, 1 gone) in 11.4 s. 14 cells were denied: panther-scan scan report` */
export function closingLine({ accounts, seconds }: ScanSummary): string {
  const sum = (of: (account: AccountScanSummary) => number) =>
    accounts.reduce((total, account) => total + of(account), 0);
  const changes = [
    `+${formatCount(sum((account) => account.created))} new`,
    `${formatCount(sum((account) => account.modified))} changed`,
    `${formatCount(sum((account) => account.deleted))} gone`,
  ].join(', ');
  const denied = sum(({ cells }) => cells.denied);
  const failed = sum(failedCells) - denied;
  const incomplete = sum((account) => account.incomplete);
  const troubles = [
    ...(denied > 0 ? [`${counted(denied, 'cell')} ${denied === 1 ? 'was' : 'were'} denied`] : []),
    ...(failed > 0 ? [`${counted(failed, 'cell')} failed`] : []),
    ...(incomplete > 0 ? [`${counted(incomplete, 'resource')} ${incomplete === 1 ? 'was' : 'were'} read in part`] : []),
  ];
  const advice = troubles.length === 0 ? '' : ` ${troubles.join(', ')}: panther-scan scan report`;
  return `${counted(
    sum((account) => account.resources),
    'resource',
  )} (${changes}) in ${duration(seconds)}.${advice}`;
}
