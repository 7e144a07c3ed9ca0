/** Progress of work that a user started. */
import * as vscode from 'vscode';
import { signalOf } from './cancellation.ts';

/** `percent` is of the whole, 0 to 100, and never goes back; undefined: unknown. */
export type Report = (message: string, percent?: number) => void;

/** A notification that can be cancelled. */
export async function withNotification<T>(
  title: string,
  work: (report: Report, signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
  return vscode.window.withProgress(options, (progress, token) => {
    let reached = 0;
    return work((message, percent) => {
      const increment = percent === undefined ? 0 : Math.max(0, Math.min(100, percent) - reached);
      reached += increment;
      progress.report({ message, increment });
    }, signalOf(token));
  });
}
