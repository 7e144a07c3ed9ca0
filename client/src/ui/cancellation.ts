import * as vscode from 'vscode';

/** A token that is cancelled when the signal is aborted. Dispose it when the work is done. */
export function tokenOf(signal: AbortSignal | undefined): {
  readonly token: vscode.CancellationToken | undefined;
  dispose(): void;
} {
  if (signal === undefined) return { token: undefined, dispose() {} };
  const source = new vscode.CancellationTokenSource();
  const cancel = () => source.cancel();
  if (signal.aborted) cancel();
  signal.addEventListener('abort', cancel, { once: true });
  return {
    token: source.token,
    dispose() {
      signal.removeEventListener('abort', cancel);
      source.dispose();
    },
  };
}

/** A signal that is aborted when the token is cancelled. */
export function signalOf(token: vscode.CancellationToken): AbortSignal {
  const controller = new AbortController();
  if (token.isCancellationRequested) controller.abort();
  token.onCancellationRequested(() => controller.abort());
  return controller.signal;
}
