/** Many accounts at once: what of them is new, what changes, and what cannot be taken. */
import type { Account } from './account.ts';
import { accountDefaults } from './defaults.ts';
import { draftProblems } from './draft.ts';

/** A line of a list of accounts. What is absent or empty stays as it is, or gets the usual value. */
export interface ImportRow {
  /** 1-based, in the file; null: it comes from no file. */
  readonly line: number | null;
  readonly id: string;
  readonly name?: string;
  readonly label?: string;
  readonly realTime?: string;
  readonly remediation?: string;
}

export interface ChangedAccount {
  readonly account: Account;
  /** `label: dev -> prod`. */
  readonly changes: readonly string[];
}

export interface InvalidRow {
  readonly line: number | null;
  readonly id: string;
  readonly problem: string;
}

export interface ImportPlan {
  readonly added: readonly Account[];
  readonly changed: readonly ChangedAccount[];
  /** Of accounts that are there already, as they are. */
  readonly unchanged: readonly Account[];
  readonly invalid: readonly InvalidRow[];
}

/** What new accounts get where their line says nothing; absent: the product's defaults. */
export type ImportDefaults = Partial<Pick<Account, 'label' | 'realTime' | 'remediation'>>;

/** `newExternalId`: one for each account that is new. */
export function planImport(
  rows: readonly ImportRow[],
  known: readonly Account[],
  newExternalId: () => string,
  defaults: ImportDefaults = {},
): ImportPlan {
  const added: Account[] = [];
  const changed: ChangedAccount[] = [];
  const unchanged: Account[] = [];
  const invalid: InvalidRow[] = [];
  const seen = new Map<string, ImportRow>();
  for (const given of rows) {
    const row = { ...given, id: given.id.trim() };
    const existing = known.find(({ id }) => id === row.id);
    const problem = rowProblem(row, seen.get(row.id));
    seen.set(row.id, row);
    if (problem !== null) {
      invalid.push({ line: row.line, id: row.id, problem });
      continue;
    }
    const account = withRow(
      existing ?? { ...accountDefaults, ...defaults, id: row.id, name: row.id, externalId: newExternalId() },
      row,
    );
    if (existing === undefined) added.push(account);
    else {
      const changes = changesOf(existing, account);
      if (changes.length === 0) unchanged.push(existing);
      else changed.push({ account, changes });
    }
  }
  return { added, changed, unchanged, invalid };
}

function rowProblem(row: ImportRow, twin: ImportRow | undefined): string | null {
  const { id, name, label } = row;
  const problems = draftProblems({ id, ...(name && { name }), ...(label && { label }) }, []);
  const problem = problems.id ?? problems.name ?? problems.label;
  if (problem !== null) return problem;
  if (twin !== undefined) {
    return twin.line === null ? 'The account is in the list twice.' : `The account is in line ${twin.line} already.`;
  }
  for (const field of ['realTime', 'remediation'] as const) {
    if (toggleOf(row[field]) === 'unknown') return `Write true or false for ${field}, not: ${row[field]}`;
  }
  return null;
}

function withRow(account: Account, { name, label, realTime, remediation }: ImportRow): Account {
  const toggle = (text: string | undefined, now: boolean) => {
    const value = toggleOf(text);
    return typeof value === 'boolean' ? value : now;
  };
  return {
    ...account,
    name: name?.trim() || account.name,
    label: label?.trim() || account.label,
    realTime: toggle(realTime, account.realTime),
    remediation: toggle(remediation, account.remediation),
  };
}

function toggleOf(text: string | undefined): boolean | 'absent' | 'unknown' {
  const word = (text ?? '').trim().toLowerCase();
  if (word === '') return 'absent';
  if (['true', 'yes', 'on', '1'].includes(word)) return true;
  return ['false', 'no', 'off', '0'].includes(word) ? false : 'unknown';
}

function changesOf(before: Account, after: Account): readonly string[] {
  return (['name', 'label', 'realTime', 'remediation'] as const).flatMap((field) =>
    before[field] === after[field] ? [] : [`${field}: ${before[field]} -> ${after[field]}`],
  );
}
