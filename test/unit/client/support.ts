/** What `vscode.l10n.t` does without a translation. */
export function t(message: string, ...args: readonly (string | number)[]): string {
  return message.replace(/\{(\d+)\}/g, (whole, index: string) => String(args[Number(index)] ?? whole));
}
