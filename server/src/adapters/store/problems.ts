/** Why an account's last scan could not begin, or ended early. */
import type { AccountProblem } from '../../core/accounts/accountProblem.ts';
import type { AppErrorCode } from '../../core/errors.ts';
import type { Database } from './database.ts';
import { number, text, textOrNull } from './rows.ts';

export function putProblem(db: Database, accountId: string, { code, message, hint, at }: AccountProblem): void {
  db.run('INSERT OR REPLACE INTO problems (account_id, code, message, hint, at) VALUES (?, ?, ?, ?, ?)', [
    accountId,
    code,
    message,
    hint,
    at,
  ]);
}

export function deleteProblem(db: Database, accountId: string): void {
  db.run('DELETE FROM problems WHERE account_id = ?', [accountId]);
}

export function readProblem(db: Database, accountId: string): AccountProblem | null {
  const row = db.get('SELECT * FROM problems WHERE account_id = ?', [accountId]);
  if (row === undefined) return null;
  return {
    code: text(row['code']) as AppErrorCode,
    message: text(row['message']),
    hint: textOrNull(row['hint']),
    at: number(row['at']),
  };
}
