import * as vscode from 'vscode';
import {
  compareLive,
  type LiveInstanceView,
  type LiveView,
  liveInstances,
  type TemplatePlace,
} from '../../../server/src/protocol/live.ts';
import { liveUri } from '../documents/liveDocuments.ts';
import { showResource } from '../flows/showResource.ts';
import type { Panther } from '../panther.ts';
import { openDiff } from '../ui/documents.ts';
import { showInformation } from '../ui/messages.ts';
import { pickOne } from '../ui/pick.ts';
import { oneLine, withoutIcons } from '../ui/text.ts';
import { resourceChoice } from './pickResource.ts';

/** Shows what is live of a resource of a template: the only one, or one that is chosen. */
export async function showLive(panther: Panther, uri?: string, logicalId?: string): Promise<void> {
  const chosen = await chooseInstance(panther, vscode.l10n.t('Live Resources'), uri, logicalId);
  if (chosen !== undefined) await showResource(panther, chosen.instance.details.key);
}

/** Compares what a template says of a resource with what is live of it. */
export async function compareWithLive(panther: Panther, uri?: string, logicalId?: string): Promise<void> {
  const chosen = await chooseInstance(panther, vscode.l10n.t('Compare Template with Live Resource'), uri, logicalId);
  if (chosen === undefined) return;
  const { details } = chosen.instance;
  const of = { uri: chosen.uri, logicalId: chosen.view.logicalId, key: resourceChoice(details).value };
  const compared = await panther.server.request(compareLive, of);
  if (compared === null) throw new Error(vscode.l10n.t('The template or the inventory has this resource no more.'));
  const title = `${of.logicalId} ↔ ${oneLine(details.name)}`;
  if (compared.compared === 0) {
    await showInformation(vscode.l10n.t('The inventory knows none of these properties by the same name: {0}', title));
    return;
  }
  if (compared.different === 0) {
    await showInformation(
      vscode.l10n.t('Nothing differs in the {0} properties that can be compared: {1}', compared.compared, title),
    );
    return;
  }
  await openDiff(title, liveUri({ ...of, side: 'template' }), liveUri({ ...of, side: 'live' }));
}

interface Chosen {
  readonly uri: string;
  readonly view: LiveView;
  readonly instance: LiveInstanceView;
}

/** Of the resource that is given, or of that at the cursor. Undefined: cancelled. */
async function chooseInstance(
  panther: Panther,
  title: string,
  uri: string | undefined,
  logicalId: string | undefined,
): Promise<Chosen | undefined> {
  const asked = typeof uri === 'string' && typeof logicalId === 'string' ? { uri, place: logicalId } : atCursor();
  await panther.server.start();
  const view = await panther.server.request(liveInstances, asked);
  if (view === null) throw new Error(vscode.l10n.t('Put the cursor into a resource of a CloudFormation template.'));
  const [only, ...others] = view.instances;
  if (only === undefined) {
    throw new Error(
      vscode.l10n.t('The inventory has nothing that this template made under this name: {0}', view.logicalId),
    );
  }
  if (others.length === 0) return { uri: asked.uri, view, instance: only };
  const placeholder = view.stacks ?? vscode.l10n.t('Choose one of {0}', view.logicalId);
  const instance = await pickOne(title, oneLine(placeholder), view.instances.map(choice));
  return instance === undefined ? undefined : { uri: asked.uri, view, instance };
}

function atCursor(): { readonly uri: string; readonly place: TemplatePlace } {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) throw new Error(vscode.l10n.t('Open a template first.'));
  const { line, character } = editor.selection.active;
  return { uri: editor.document.uri.toString(), place: { line, character } };
}

function choice(instance: LiveInstanceView): vscode.QuickPickItem & { readonly value: LiveInstanceView } {
  const { label, description, iconPath } = resourceChoice(instance.details);
  const facts = [
    instance.stackName,
    instance.standing === 'outside' ? vscode.l10n.t('changed outside the stack') : null,
    instance.standing === 'drifted' ? vscode.l10n.t('drifted') : null,
    instance.lastChange,
  ].filter((fact) => fact !== null);
  return {
    label,
    ...(description === undefined ? {} : { description }),
    ...(iconPath === undefined ? {} : { iconPath }),
    detail: withoutIcons(facts.join(' · ')),
    value: instance,
  };
}
