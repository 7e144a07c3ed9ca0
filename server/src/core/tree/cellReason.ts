import { cleanText } from '../inventory/text.ts';
import type { CellStatus, Outcome, Trouble } from '../scan/cell.ts';
import { relativeTime } from './relativeTime.ts';
import { formatCount } from './words.ts';

/** How a cell ended, in a few words. */
export function outcomeWords(outcome: Outcome): string {
  if (outcome.kind === 'ok') return formatCount(outcome.count);
  if (outcome.kind === 'cancelled') return 'cancelled';
  return `${outcome.kind}: ${outcome.call}`;
}

/** Which call, which code, what AWS said, and what mends it. `role`: the name of the account's scan role. */
export function cellReason(cell: CellStatus, role: string, now: number): string {
  const seen =
    cell.lastOkAt === null ? 'It was never read.' : `It was read last ${relativeTime(cell.lastOkAt, now)}; that stays.`;
  return [...sentences(cell, role), ...(cell.outcome.kind === 'ok' ? [] : [seen])].join('\n');
}

function sentences({ outcome, type, region }: CellStatus, role: string): readonly string[] {
  switch (outcome.kind) {
    case 'ok':
      return outcome.incomplete === 0
        ? [`${formatCount(outcome.count)} found.`]
        : [`${formatCount(outcome.count)} found, ${formatCount(outcome.incomplete)} of them not read whole.`];
    case 'cancelled':
      return [`The scan was cancelled before ${type} in ${region} was read.`];
    case 'denied':
      return [
        `AWS denied ${said(outcome)}`,
        `The role ${role} needs ${outcome.call}: update its stack with the present template. If the role has it, a`.concat(
          ' service control policy, a permissions boundary or the resource itself denies it.',
        ),
      ];
    case 'throttled':
      return [`AWS got too many calls of ${said(outcome)}`, 'Retry in a minute. No permission is missing.'];
    case 'unsupported':
      return [`${region} does not offer ${said(outcome)}`];
    case 'failed':
      return [`Failed: ${said(outcome)}`, 'Retry. If it fails again, the log has the details.'];
  }
}

function said({ call, code, message }: Trouble): string {
  return cleanText(message === '' ? `${call} (${code})` : `${call} (${code}): ${message}`, 600);
}
