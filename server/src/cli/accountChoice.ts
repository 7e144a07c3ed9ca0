import type { Account } from '../core/accounts/account.ts';
import { AppError } from '../core/errors.ts';

/** The account that a word means: its id, or its name in any case. @throws AppError NOT_FOUND or BAD_INPUT */
export function accountOf(accounts: readonly Account[], word: string): Account {
  const byId = accounts.find((account) => account.id === word);
  if (byId !== undefined) return byId;
  const named = accounts.filter((account) => account.name.toLowerCase() === word.toLowerCase());
  const [first] = named;
  if (first === undefined) {
    const known = accounts.map((account) => account.name).join(', ');
    throw new AppError('NOT_FOUND', `There is no account of this id or name: ${word}`, {
      hint: known === '' ? 'Add one: panther-scan accounts add.' : `The accounts file has: ${known}.`,
    });
  }
  if (named.length > 1) {
    throw new AppError('BAD_INPUT', `Several accounts have this name: ${word}`, {
      hint: `Give the id instead: ${named.map((account) => account.id).join(', ')}.`,
    });
  }
  return first;
}

/** Each account once, in the order given. */
export function accountsOf(accounts: readonly Account[], words: readonly string[]): readonly Account[] {
  return [...new Set(words.map((word) => accountOf(accounts, word)))];
}
