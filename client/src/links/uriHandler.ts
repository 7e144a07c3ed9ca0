import * as vscode from 'vscode';
import type { ErrorReporter } from '../errors/reporter.ts';
import { confirm } from '../ui/messages.ts';
import { parseAddAccountLink } from './addAccountLink.ts';

/** Answers `vscode://panther-cloud-security.panther-cloud-security/add-account?id=&name=&label=`: fills in, and asks. */
export function registerUriHandler(errors: ErrorReporter): vscode.Disposable {
  return vscode.window.registerUriHandler({
    handleUri: (uri) => open(uri).catch((error: unknown) => errors.report(error, 'Link')),
  });
}

async function open(uri: vscode.Uri): Promise<void> {
  const prefill = parseAddAccountLink(uri);
  if (prefill === null) throw new Error(vscode.l10n.t('The link is not one that adds an account, or it is damaged.'));
  const none = vscode.l10n.t('not given');
  const agreed = await confirm(
    vscode.l10n.t('A link asks to add an AWS account.'),
    vscode.l10n.t(
      'Id: {0}. Name: {1}. Label: {2}. You can change all of it; nothing is saved before the last step.',
      prefill.id ?? none,
      prefill.name ?? none,
      prefill.label ?? none,
    ),
    vscode.l10n.t('Continue'),
  );
  if (agreed) await vscode.commands.executeCommand('panther.account.add', prefill);
}
