// Runs inside the extension host: how long the extension takes to activate, as who waits for it sees it.
import { writeFileSync } from 'node:fs';
import * as vscode from 'vscode';

export interface ActivationReport {
  /** Null: it was active before anybody could look. */
  readonly activateMs: number | null;
}

const extensionId = 'panther-cloud-security.panther-cloud-security';

export async function run(): Promise<void> {
  const extension = vscode.extensions.getExtension(extensionId);
  if (extension === undefined) throw new Error('The extension is not installed.');
  const wasActive = extension.isActive;
  const startedAt = performance.now();
  await extension.activate();
  const report: ActivationReport = { activateMs: wasActive ? null : performance.now() - startedAt };
  writeFileSync(process.env['PANTHER_BENCH_ACTIVATION'] ?? '', JSON.stringify(report));
}
