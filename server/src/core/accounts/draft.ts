/** What a person types for an account, and what is wrong with it. */
import type { Account } from './account.ts';

export interface Draft {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly realTime: boolean;
  readonly remediation: boolean;
}

/** One sentence for each field that says what to do; null: nothing is wrong. */
export interface DraftProblems {
  readonly id: string | null;
  readonly name: string | null;
  readonly label: string | null;
}

export const nameLimit = 64;
export const labelLimit = 32;

/**
 * Checks the fields that are given.
 * @param others the accounts that exist, without the one that is edited
 */
export function draftProblems(draft: Partial<Draft>, others: readonly Account[]): DraftProblems {
  return {
    id: draft.id === undefined ? null : (idProblem(draft.id) ?? duplicateProblem(draft.id, others)),
    name: draft.name === undefined ? null : textProblem('name', draft.name, nameLimit),
    label: draft.label === undefined ? null : textProblem('label', draft.label, labelLimit),
  };
}

/** Null: it is an account id. */
export function idProblem(id: string): string | null {
  const text = id.trim();
  if (text === '') return 'Type the account id: 12 digits.';
  if (/^\d{12}$/.test(text)) return null;
  if (/^\d{4}-\d{4}-\d{4}$/.test(text)) return 'Type the 12 digits without dashes.';
  if (/^\d+$/.test(text)) return `An account id has 12 digits: this has ${text.length}.`;
  return 'An account id has only digits: type its 12 digits.';
}

function duplicateProblem(id: string, others: readonly Account[]): string | null {
  const same = others.find((account) => account.id === id.trim());
  return same === undefined ? null : `This account is there already, as ${same.name}: edit that one.`;
}

/** Names and labels are shown in trees, tables and file names. */
function textProblem(field: 'name' | 'label', value: string, limit: number): string | null {
  const text = value.trim();
  if (text === '') return `Type a ${field}.`;
  if (text.length > limit) return `Shorten the ${field} to ${limit} characters: it has ${text.length}.`;
  if (!/^[\p{L}\p{N} ._-]+$/u.test(text)) return `Use only letters, digits, spaces and - _ . in the ${field}.`;
  return null;
}

/** The draft's values without surrounding blanks. */
export function trimmed(draft: Draft): Draft {
  return { ...draft, id: draft.id.trim(), name: draft.name.trim(), label: draft.label.trim() };
}
