/** The one place that shows errors: once each, with what to do. */
import * as vscode from 'vscode';
import { openFileAt } from '../ui/documents.ts';
import { showError } from '../ui/messages.ts';
import { toUserError } from './userError.ts';

export interface ErrorReporter {
  /** Logs an error and shows it, unless it is a cancellation or the same text is on the screen already. */
  report(error: unknown, during: string): void;
  /** For work that nobody is waiting for: logs it. */
  note(error: unknown, during: string): void;
}

export function createErrorReporter(log: vscode.LogOutputChannel): ErrorReporter {
  const shown = new Set<string>();

  async function show(error: NonNullable<ReturnType<typeof toUserError>>): Promise<void> {
    const openFile = vscode.l10n.t('Open File');
    const chooseProfile = vscode.l10n.t('Choose AWS Profile...');
    const setOrganization = vscode.l10n.t('Set Organization...');
    const showLog = vscode.l10n.t('Show Log');
    const actions = [
      ...(error.file === null ? [] : [openFile]),
      ...(error.credentials ? [chooseProfile] : []),
      ...(error.organization ? [setOrganization] : []),
      showLog,
    ];
    const chosen = await showError(error.text, actions);
    if (chosen === openFile && error.file !== null) await openFileAt(error.file);
    if (chosen === chooseProfile) await vscode.commands.executeCommand('panther.profile.choose');
    if (chosen === setOrganization) await vscode.commands.executeCommand('panther.master.organization');
    if (chosen === showLog) log.show(true);
  }

  function logged(error: unknown, during: string): ReturnType<typeof toUserError> {
    const shownError = toUserError(error);
    if (shownError === null) return null;
    log.error(`${during}: ${shownError.text}`);
    if (error instanceof Error && error.stack !== undefined) log.debug(error.stack);
    return shownError;
  }

  return {
    report(error, during) {
      const userError = logged(error, during);
      if (userError === null || shown.has(userError.text)) return;
      shown.add(userError.text);
      show(userError)
        .catch((failure: unknown) => log.error(String(failure)))
        .finally(() => shown.delete(userError.text));
    },
    note(error, during) {
      logged(error, during);
    },
  };
}
