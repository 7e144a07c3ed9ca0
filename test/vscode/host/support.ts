import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { CommandArgs, CommandId } from '../../../client/src/contributions.ts';
import { sampleBuckets } from '../../support/sampleData.ts';

const extensionId = 'panther-cloud-security.panther-cloud-security';

export async function activated(): Promise<vscode.Extension<unknown>> {
  const extension = vscode.extensions.getExtension(extensionId);
  assert.ok(extension, 'The extension is not installed.');
  await extension.activate();
  return extension;
}

/** Runs a command with the arguments that the extension's own map of commands asks for. */
export function run<Id extends CommandId>(id: Id, ...args: CommandArgs<Id>): Thenable<unknown> {
  return vscode.commands.executeCommand(id, ...args);
}

/** The key of a bucket of the sample inventory. */
export function bucketKey(name: string) {
  const bucket = sampleBuckets.find((one) => one.name === name);
  assert.ok(bucket, `There is no sample bucket ${name}.`);
  const { accountId, region, type, resourceId } = bucket;
  return { accountId, region, type, resourceId };
}

/** The text of the active editor, once an editor of this scheme is active and has text. */
export async function activeText(scheme: string): Promise<string> {
  await until(() => {
    const document = vscode.window.activeTextEditor?.document;
    return document?.uri.scheme === scheme && document.getText() !== '';
  });
  return vscode.window.activeTextEditor?.document.getText() ?? '';
}

/** Waits until something is so, looking again after every event of the window or the documents. */
export function until(isSo: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const subscriptions: vscode.Disposable[] = [];
    function look(): void {
      if (isSo()) {
        for (const subscription of subscriptions) subscription.dispose();
        resolve();
      }
    }
    subscriptions.push(
      vscode.window.onDidChangeActiveTextEditor(look),
      vscode.workspace.onDidChangeTextDocument(look),
      vscode.workspace.onDidOpenTextDocument(look),
      vscode.window.tabGroups.onDidChangeTabs(look),
    );
    look();
  });
}
