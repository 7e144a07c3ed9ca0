/** The two sides of a policy that would be written, as read-only JSON documents. The address holds the whole text. */
import * as vscode from 'vscode';

const policyScheme = 'panther-policy';

/** @param name what the tab shows */
export function policyUri(name: string, text: string): vscode.Uri {
  return vscode.Uri.from({ scheme: policyScheme, path: `/${name}.json`, query: text });
}

export function registerPolicyDocuments(): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(policyScheme, {
    provideTextDocumentContent: ({ query }) => query,
  });
}
