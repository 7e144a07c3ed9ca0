/** Offers to set real time up where the accounts file has come to want it: in an account, or in further regions of it. */
import * as vscode from 'vscode';
import type { Account } from '../../server/src/core/accounts/account.ts';
import { newlyFollowed } from './flows/newlyFollowed.ts';
import type { Panther } from './panther.ts';
import { showInformation } from './ui/messages.ts';
import { formatCount, oneLine } from './ui/text.ts';

export function watchFollowed({ overview, errors }: Panther): vscode.Disposable {
  let known: readonly Account[] | null = null;
  return overview.onDidChange(() => {
    const now = overview.accounts;
    // A file that cannot be read is told of by the views; what was known before still counts.
    if (now === null || now.problem !== null || now.accounts === known) return;
    const before = known;
    // An editor empties the file before it writes it.
    if (before !== null && now.accounts.length === 0) return;
    known = now.accounts;
    // Of several windows, the one that is worked in.
    if (before === null || !vscode.window.state.focused) return;
    offer(newlyFollowed(before, now.accounts)).catch((error: unknown) => errors.note(error, 'Real time'));
  });
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
