/** One session in each account's scan role, for as long as events are followed. */
import type { Account, MasterAccount } from '../../core/accounts/account.ts';
import type { AwsSession } from '../../core/ports.ts';
import type { AppContext } from '../context.ts';
import { assumeScanRole } from '../scan/signIn.ts';

export interface ScanSessions {
  of(account: Account): Promise<AwsSession>;
  forget(accountId: string): void;
  close(): void;
}

export function scanSessions(
  ctx: AppContext,
  of: { readonly operator: AwsSession; readonly master: MasterAccount; readonly signal: AbortSignal },
): ScanSessions {
  const sessions = new Map<string, Promise<AwsSession>>();
  const forget = (accountId: string): void => {
    sessions.get(accountId)?.then(
      (session) => session.close(),
      () => undefined,
    );
    sessions.delete(accountId);
  };
  return {
    of: (account) => {
      const known = sessions.get(account.id);
      if (known !== undefined) return known;
      const made = assumeScanRole(ctx, { ...of, account });
      sessions.set(account.id, made);
      made.catch(() => sessions.delete(account.id));
      return made;
    },
    forget,
    close: () => {
      for (const accountId of [...sessions.keys()]) forget(accountId);
    },
  };
}
