import * as vscode from 'vscode';
import { askMfaCode } from '../../server/src/protocol/accounts.ts';
import type { Panther } from './panther.ts';
import { enterSecret } from './ui/pick.ts';
import { oneLine } from './ui/text.ts';

/** Passes the server's wish for an MFA code on to the user, but only while something that they started runs. */
export function answerMfa({ server, running }: Pick<Panther, 'server' | 'running'>): void {
  server.answer(askMfaCode, async ({ serial, profile }, signal) => {
    if (running.commands === 0) return null;
    const prompt =
      profile === null
        ? vscode.l10n.t('The code of the device {0}', oneLine(serial))
        : vscode.l10n.t('The code of the device {0}, for the profile {1}', oneLine(serial), oneLine(profile));
    const question = enterSecret(vscode.l10n.t('MFA Code'), prompt, signal);
    running.question = question;
    const code = await question.finally(() => {
      running.question = null;
    });
    return code === undefined || code.trim() === '' ? null : code.trim();
  });
}
