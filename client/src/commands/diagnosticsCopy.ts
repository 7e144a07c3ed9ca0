import * as vscode from 'vscode';
import { getDiagnostics } from '../../../server/src/protocol/resources.ts';
import { errorLine } from '../errors/userError.ts';
import type { Panther } from '../panther.ts';
import { showStatus } from '../ui/messages.ts';

/** For bug reports: versions and settings, no secrets. Useful above all when the server does not run. */
export async function copyDiagnostics(panther: Panther): Promise<void> {
  const server = await panther.server.request(getDiagnostics, null).then(({ text }) => text, errorLine);
  const lines = [
    `Panther Cloud Security ${panther.version}`,
    `${vscode.env.appName} ${vscode.version}, ${vscode.env.remoteName ?? 'local'}, ${process.platform} ${process.arch}`,
    `workspace trusted: ${vscode.workspace.isTrusted}`,
    `server: ${panther.server.state}`,
    '',
    server,
  ];
  await vscode.env.clipboard.writeText(`${lines.join('\n')}\n`);
  showStatus(vscode.l10n.t('Diagnostics copied.'));
}
