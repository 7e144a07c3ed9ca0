/** The fleet's health as text: for an editor, for a spreadsheet. */
import { csvLine } from '../csv.ts';
import { cleanText } from '../inventory/text.ts';
import { tableOf } from '../query/table.ts';
import { relativeTime } from '../tree/relativeTime.ts';
import { formatCount } from '../tree/words.ts';
import { type AccountHealth, type HealthState, healthStates } from './health.ts';
import { chosenHealth, type HealthChoice } from './healthList.ts';

const marks: Readonly<Record<HealthState, string>> = { broken: '✗', warning: '!', unknown: '?', ok: '✓', off: '-' };

const words: Readonly<Record<HealthState, string>> = {
  broken: 'broken',
  warning: 'to look at',
  unknown: 'not known yet',
  ok: 'fine',
  off: 'switched off',
};

export const healthColumns = [
  'State',
  'Account',
  'Label',
  'Account id',
  'Scan role',
  'StackSet role',
  'Remediation role',
  'Checked',
  'Real time',
  'Scanned',
  'Coverage %',
  'Resources',
] as const;

/** `3 accounts: 1 broken, 2 fine`. */
export function healthSummary(fleet: readonly AccountHealth[]): string {
  const counts = healthStates.flatMap((state) => {
    const count = fleet.filter((health) => health.state === state).length;
    return count === 0 ? [] : [`${formatCount(count)} ${words[state]}`];
  });
  const accounts = fleet.length === 1 ? '1 account' : `${formatCount(fleet.length)} accounts`;
  return counts.length === 0 ? accounts : `${accounts}: ${counts.join(', ')}`;
}

/** One row, in the order of `healthColumns`. */
export function healthRow(health: AccountHealth, now: number): readonly (string | number | null)[] {
  const { state, accountName, label, accountId, roles, checkedAt, realTime, scannedAt, coverage, resources } = health;
  return [
    `${marks[state]} ${words[state]}`,
    accountName,
    label,
    accountId,
    roles.scan,
    roles.stackSetExecution,
    roles.remediation,
    checkedAt === null ? 'never' : relativeTime(checkedAt, now),
    realTime ?? 'off',
    scannedAt === null ? 'never' : relativeTime(scannedAt, now),
    coverage,
    resources,
  ];
}

export interface HealthReport {
  readonly text: string;
  readonly total: number;
  readonly shown: number;
  readonly states: Readonly<Record<HealthState, number>>;
}

export function healthReport(
  fleet: readonly AccountHealth[],
  choice: HealthChoice,
  format: 'text' | 'csv' | 'json',
  now: number,
): HealthReport {
  const chosen = chosenHealth(fleet, choice);
  const text = {
    text: () => healthDocument(fleet, chosen, choice, now),
    csv: () => healthCsv(chosen),
    json: () => `${JSON.stringify(chosen, null, 2)}\n`,
  }[format]();
  const count = (state: HealthState) => fleet.filter((health) => health.state === state).length;
  const states = {
    broken: count('broken'),
    warning: count('warning'),
    unknown: count('unknown'),
    ok: count('ok'),
    off: count('off'),
  };
  return { text, total: fleet.length, shown: chosen.length, states };
}

/** A table of the accounts that were chosen, then what is wrong with each and what to do. */
export function healthDocument(
  fleet: readonly AccountHealth[],
  chosen: readonly AccountHealth[],
  choice: HealthChoice,
  now: number,
): string {
  const lines = [`Fleet health · ${healthSummary(fleet)}`, choiceLine(fleet, chosen, choice), ''];
  const rows = chosen.map((health) => healthRow(health, now));
  const table = tableOf(healthColumns, rows, { widest: 48, room: null });
  if (chosen.length === 0) lines.push(fleet.length === 0 ? 'There are no accounts yet.' : 'No account is like that.');
  else if (table !== null) lines.push(table.head, ...table.lines);
  const wrong = chosen.filter(({ findings }) => findings.length > 0);
  if (wrong.length > 0) lines.push('', 'What is wrong, and what to do');
  for (const { accountName, accountId, findings } of wrong) {
    lines.push('', `  ${cleanText(accountName, 200)} (${accountId})`);
    for (const { text, hint } of findings) {
      lines.push(`    ${cleanText(text, 1_000)}`);
      if (hint !== null) lines.push(`      → ${cleanText(hint, 1_000)}`);
    }
  }
  return `${lines.join('\n')}\n`;
}

function choiceLine(
  fleet: readonly AccountHealth[],
  chosen: readonly AccountHealth[],
  { order, text, wrongOnly }: HealthChoice,
): string {
  const parts = [`Sorted by ${order}`];
  if (wrongOnly) parts.push('only what is wrong');
  if (text.trim() !== '') parts.push(`filter: ${cleanText(text.trim(), 200)}`);
  if (chosen.length < fleet.length) parts.push(`${formatCount(chosen.length)} of ${formatCount(fleet.length)} shown`);
  return parts.join(' · ');
}

/** RFC 4180, with the findings in the last column; times in ISO 8601. */
export function healthCsv(chosen: readonly AccountHealth[]): string {
  const time = (at: number | null) => (at === null ? null : new Date(at).toISOString());
  const body = chosen.map((health) =>
    csvLine([
      health.state,
      health.accountName,
      health.label,
      health.accountId,
      health.roles.scan,
      health.roles.stackSetExecution,
      health.roles.remediation,
      time(health.checkedAt),
      health.realTime,
      time(health.scannedAt),
      health.coverage,
      health.resources,
      health.findings.map(({ text, hint }) => (hint === null ? text : `${text} ${hint}`)).join(' | '),
    ]),
  );
  return [csvLine([...healthColumns, 'Findings']), ...body].join('');
}
