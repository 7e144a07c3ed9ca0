import * as vscode from 'vscode';
import { findTemplate, originWords, type TemplateMatch } from '../../../server/src/protocol/live.ts';
import type { ResourceSelection, ResourceTarget } from '../contributions.ts';
import type { Panther } from '../panther.ts';
import { openAt } from '../ui/documents.ts';
import { pickOne } from '../ui/pick.ts';
import { withNotification } from '../ui/progress.ts';
import { targetResources } from './targets.ts';

const mostFiles = 2_000;
const mostBytes = 1_500_000;
const batch = 20;
const files = '**/*.{yml,yaml,json,template}';
const notThere = '**/{node_modules,.git,out,dist,cdk.out,.aws-sam}/**';

/** Opens the template of the workspace that defines a live resource. */
export async function goToTemplate(
  panther: Panther,
  target?: ResourceTarget,
  selection?: ResourceSelection,
): Promise<void> {
  const title = vscode.l10n.t('Go to Template');
  const [key] = await targetResources(panther, target, selection, title);
  if (key === undefined) return;
  const found = await withNotification(title, async (_, signal) => {
    const words = await panther.server.request(originWords, key, signal);
    const matches: TemplateMatch[] = [];
    let candidates: { readonly uri: string; readonly text: string }[] = [];
    const ask = async () => {
      if (candidates.length > 0)
        matches.push(...(await panther.server.request(findTemplate, { key, candidates }, signal)));
      candidates = [];
    };
    for (const uri of words.length === 0 ? [] : await vscode.workspace.findFiles(files, notThere, mostFiles)) {
      signal.throwIfAborted();
      const text = await textOf(uri);
      if (text === null || !words.some((word) => text.includes(word))) continue;
      candidates.push({ uri: uri.toString(), text });
      if (candidates.length >= batch) await ask();
    }
    await ask();
    return matches.toSorted((a, b) => b.shared - a.shared);
  });
  const [best, second] = found;
  if (best === undefined) {
    throw new Error(
      vscode.l10n.t('No template of this workspace defines this resource: it has neither the logical id nor the name.'),
    );
  }
  const chosen = best.sure && (second === undefined || second.shared < best.shared) ? best : await choose(title, found);
  if (chosen !== undefined) await openAt(vscode.Uri.parse(chosen.uri), chosen);
}

function choose(title: string, found: readonly TemplateMatch[]): Promise<TemplateMatch | undefined> {
  if (found.length === 1) return Promise.resolve(found[0]);
  const items = found.map((match) => ({
    label: vscode.workspace.asRelativePath(vscode.Uri.parse(match.uri)),
    description: match.logicalId,
    detail: vscode.l10n.t('{0} resources of the same stack', match.shared),
    value: match,
  }));
  return pickOne(title, vscode.l10n.t('Several templates fit'), items);
}

/** As it is in the editor, where it is open. Null: it is too large for a template. */
async function textOf(uri: vscode.Uri): Promise<string | null> {
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  if (open !== undefined) return open.getText();
  const { size } = await vscode.workspace.fs.stat(uri);
  return size > mostBytes ? null : new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
}
