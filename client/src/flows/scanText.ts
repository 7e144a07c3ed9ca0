/** The result of a scan, in words. Pure. */
import type { AccountScanSummary, ScanSummary } from '../../../server/src/protocol/scan.ts';
import { formatCount, formatSeconds, sentences, type Translate } from '../ui/text.ts';

export interface ScanOutcome {
  readonly text: string;
  /** Something was not read. */
  readonly trouble: boolean;
}

export function scanOutcome(summary: ScanSummary, t: Translate): ScanOutcome {
  const { accounts } = summary;
  const problems = accounts.flatMap((account) => problemOf(account, t));
  const found = total(accounts, 'resources');
  const counts = t(
    '{0} ({1} new, {2} changed, {3} gone) in {4}.',
    found === 1 ? t('1 resource') : t('{0} resources', formatCount(found)),
    formatCount(total(accounts, 'created')),
    formatCount(total(accounts, 'modified')),
    formatCount(total(accounts, 'deleted')),
    formatSeconds(summary.seconds),
  );
  const scanned = accounts.some((account) => account.problem === null);
  const name = accounts.length === 1 && accounts[0] !== undefined ? `${accounts[0].name}: ` : '';
  const inPart = total(accounts, 'incomplete');
  const text = [
    ...(scanned ? [`${name}${counts}`] : []),
    ...(inPart > 0 ? [t('{0} of them were read in part.', formatCount(inPart))] : []),
    ...problems,
  ].join(' ');
  return { text, trouble: problems.length > 0 };
}

function problemOf(account: AccountScanSummary, t: Translate): readonly string[] {
  if (account.problem !== null) {
    return [`${account.name}: ${sentences(account.problem, account.hint)}`];
  }
  if (account.cancelled) return [t('{0}: cancelled, what was read is kept.', account.name)];
  const { denied, throttled, failed } = account.cells;
  if (denied + throttled + failed === 0) return [];
  const counts = [
    ...(denied > 0 ? [t('{0} denied', denied)] : []),
    ...(throttled > 0 ? [t('{0} throttled', throttled)] : []),
    ...(failed > 0 ? [t('{0} failed', failed)] : []),
  ];
  return [t('{0}: cells not read: {1}.', account.name, counts.join(', '))];
}

function total(
  accounts: readonly AccountScanSummary[],
  field: 'resources' | 'created' | 'modified' | 'deleted' | 'incomplete',
): number {
  return accounts.reduce((sum, account) => sum + account[field], 0);
}
