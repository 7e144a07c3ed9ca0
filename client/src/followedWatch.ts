/** Offers to set real time up where the accounts file has come to want it: in an account, or in further regions of it. */
import * as vscode from 'vscode';
import type { Account } from '../../server/src/core/accounts/account.ts';
import { accountsChanged, getAccounts } from '../../server/src/protocol/accounts.ts';
import { newlyFollowed } from './flows/newlyFollowed.ts';
import type { Panther } from './panther.ts';
import { showInformation } from './ui/messages.ts';
import { formatCount, oneLine } from './ui/text.ts';

export function watchFollowed({ server, errors }: Panther): vscode.Disposable {
  const read = async (): Promise<readonly Account[] | null> => {
    try {
      return (await server.request(getAccounts, null)).accounts;
    } catch {
      // A file that cannot be read is told of by the views; what was known before still counts.
      return null;
    }
  };
  let known: Promise<readonly Account[] | null> = Promise.resolve(null);
  const compare = async (): Promise<void> => {
    const [before, after] = await Promise.all([known, read()]);
    // An editor empties the file before it writes it.
    if (after === null || after.length === 0) return;
    known = Promise.resolve(after);
    // Of several windows, the one that is worked in.
    if (before === null || !vscode.window.state.focused) return;
    await offer(newlyFollowed(before, after));
  };
  return vscode.Disposable.from(
    // A question would start it, where nobody needs it yet.
    server.onDidChangeState((state) => {
      if (state === 'running') known = read();
    }),
    server.on(accountsChanged, () => {
      compare().catch((error: unknown) => errors.note(error, 'Real time'));
    }),
  );
}

/** Stacks are needed there, which the StackSet makes. */
async function offer(followed: readonly Account[]): Promise<void> {
  const [first, ...others] = followed;
  if (first === undefined) return;
  const t = vscode.l10n.t;
  const add = t('Add to StackSet...');
  const text =
    others.length === 0
      ? t('Real time is on for {0}. Its events come in once its regions are in the StackSet.', oneLine(first.name, 64))
      : t(
          'Real time is on for {0} more accounts. Their events come in once they are in the StackSet.',
          formatCount(followed.length),
        );
  if ((await showInformation(text, [add])) !== add) return;
  await vscode.commands.executeCommand('panther.stackSet.add', ...(others.length === 0 ? [first.id] : []));
}
