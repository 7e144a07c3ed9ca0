/** What the one status bar item says. Pure. */
import type { ServerState } from '../contributions.ts';
import type { Overview } from '../overview.ts';
import { scanProgress } from '../scanProgress.ts';
import { formatCount, type Translate, withoutIcons } from '../ui/text.ts';
import { realTimeProblem, realTimeStatus } from './realTimeStatus.ts';

export interface Status {
  /** With codicons. */
  readonly text: string;
  readonly tooltip: string;
  readonly severity: 'normal' | 'warning' | 'error';
  /** What a click shows; absent: the accounts. */
  readonly about?: 'events';
}

export interface StatusInput
  extends Pick<Overview, 'accounts' | 'activity' | 'attention' | 'signIns' | 'resources' | 'events' | 'problem'> {
  readonly server: ServerState;
}

/** Null: there is nothing worth a place in the status bar. */
export function statusText(input: StatusInput, t: Translate): Status | null {
  const { accounts, activity, attention, signIns, events } = input;
  if (input.server === 'failed') {
    return { text: `$(error) ${t('Panther stopped')}`, tooltip: t('The server is not running.'), severity: 'error' };
  }
  if (accounts === null) return null;
  if (accounts.problem !== null) {
    const text = `$(warning) ${t('accounts file, line {0}', accounts.problem.line)}`;
    return { text, tooltip: withoutIcons(accounts.problem.message), severity: 'warning' };
  }
  if (accounts.accounts.length === 0) return null;
  const known = countOf(accounts.accounts.length, input.resources, t);
  if (activity.scans.length > 0) {
    const { percent, message } = scanProgress(activity.scans, t);
    return { text: `$(sync~spin) ${t('scanning {0} %', percent)}`, tooltip: withoutIcons(message), severity: 'normal' };
  }
  if (input.problem !== null) {
    return { text: `$(warning) ${t('Panther')}`, tooltip: withoutIcons(input.problem), severity: 'warning' };
  }
  if (signIns.length > 0) {
    const text = signIns.length === 1 ? t('1 sign-in needed') : t('{0} sign-ins needed', signIns.length);
    return {
      text: `$(warning) ${text}`,
      tooltip: signIns.map((line) => withoutIcons(line, 600)).join('\n'),
      severity: 'warning',
    };
  }
  const total = accounts.accounts.length;
  const count = total === 1 ? t('1 account') : t('{0} accounts', total);
  const problem = realTimeProblem(events, { count, known }, t);
  if (problem !== null) return problem;
  if (attention > 0) {
    const text = attention === 1 ? t('1 account needs attention') : t('{0} accounts need attention', attention);
    return { text: `$(warning) ${text}`, tooltip: known, severity: 'normal' };
  }
  return (
    realTimeStatus(events, { count, known }, t) ?? { text: `$(shield) ${count}`, tooltip: known, severity: 'normal' }
  );
}

function countOf(accounts: number, resources: number, t: Translate): string {
  const scanned = resources === 1 ? t('1 resource') : t('{0} resources', formatCount(resources));
  return accounts === 1 ? t('1 AWS account, {0}', scanned) : t('{0} AWS accounts, {1}', formatCount(accounts), scanned);
}
