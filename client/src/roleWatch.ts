/** Tells of roles that broke, which a check in the background found. Nothing is said while all is as it was. */
import * as vscode from 'vscode';
import { type BrokenRole, rolesBroke } from '../../server/src/protocol/accounts.ts';
import type { Panther } from './panther.ts';
import { showWarning } from './ui/messages.ts';
import { formatCount, oneLine } from './ui/text.ts';

export function watchRoles({ server, errors }: Panther): vscode.Disposable {
  return server.on(rolesBroke, ({ broken }) => {
    offer(broken).catch((error: unknown) => errors.note(error, 'Role checks'));
  });
}

async function offer(broken: readonly BrokenRole[]): Promise<void> {
  const [first] = broken;
  if (first === undefined) return;
  const t = vscode.l10n.t;
  const accounts = new Set(broken.map(({ accountId }) => accountId)).size;
  const text =
    accounts === 1
      ? t(
          'A role of {0} cannot be used any more: {1}',
          oneLine(first.accountName, 64),
          oneLine(first.reason ?? '', 200),
        )
      : t('Roles of {0} accounts cannot be used any more, {1} among them.', formatCount(accounts), first.accountName);
  const show = t('Show Fleet Health');
  if ((await showWarning(text, [show])) === show) await vscode.commands.executeCommand('panther.accounts.health');
}
