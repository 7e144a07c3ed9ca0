import * as vscode from 'vscode';
import type { ResourceKey } from '../../../server/src/core/inventory/resource.ts';
import { compareVersions, type VersionPoint } from '../../../server/src/protocol/history.ts';
import type { ResourceSelection, ResourceTarget } from '../contributions.ts';
import { versionUri } from '../documents/versionDocuments.ts';
import { askMoment } from '../flows/moments.ts';
import type { Panther } from '../panther.ts';
import { openDiff } from '../ui/documents.ts';
import { showInformation } from '../ui/messages.ts';
import { pickOne } from '../ui/pick.ts';
import { oneLine } from '../ui/text.ts';
import { pickResource } from './pickResource.ts';
import { targetResources } from './targets.ts';

type Other = 'yesterday' | 'last-scan' | 'time' | 'resource';

/** Compares a resource with what it was, or with another one. `when`: since when, without asking. */
export async function compareResource(
  panther: Panther,
  target?: ResourceTarget,
  selection?: ResourceSelection,
  when?: string,
): Promise<void> {
  const title = vscode.l10n.t('Compare Resource');
  const [key] = await targetResources(panther, target, selection, title);
  if (key === undefined) return;
  const other = typeof when === 'string' ? when : await askOther(title);
  switch (other) {
    case undefined:
      return;
    case 'time': {
      const time = await askMoment(title, vscode.l10n.t('With what it was at this time'), check(panther, key));
      if (time !== undefined) await showSince(panther, key, time, time);
      return;
    }
    case 'resource': {
      const resource = await pickResource(panther, title, key.type);
      if (resource !== undefined) await showBoth(panther, key, resource);
      return;
    }
    case 'yesterday':
      return showSince(panther, key, other, vscode.l10n.t('yesterday'));
    case 'last-scan':
      return showSince(panther, key, other, vscode.l10n.t('before the last scan'));
    default:
      return showSince(panther, key, other, other);
  }
}

function askOther(title: string): Promise<Other | undefined> {
  return pickOne<Other>(title, vscode.l10n.t('Compare it with'), [
    { label: vscode.l10n.t('Yesterday'), description: vscode.l10n.t('what it was 24 hours ago'), value: 'yesterday' },
    {
      label: vscode.l10n.t('Last scan'),
      description: vscode.l10n.t('what it was before the last scan of its whole account'),
      value: 'last-scan',
    },
    { label: vscode.l10n.t('A time...'), value: 'time' },
    { label: vscode.l10n.t('Another resource of the same type...'), value: 'resource' },
  ]);
}

function check(panther: Panther, key: ResourceKey): (text: string, signal: AbortSignal) => Promise<unknown> {
  return (text, signal) =>
    panther.server.request(compareVersions, { from: { key, when: text }, to: { key, when: null } }, signal);
}

async function showSince(panther: Panther, key: ResourceKey, when: string, words: string): Promise<void> {
  const points = { from: { key, when }, to: { key, when: 'now' } };
  await show(panther, points, (_, title) => `${title} (${words} ↔ ${vscode.l10n.t('now')})`);
}

async function showBoth(panther: Panther, key: ResourceKey, other: ResourceKey): Promise<void> {
  const points = { from: { key, when: 'now' }, to: { key: other, when: 'now' } };
  await show(panther, points, (title, otherTitle) => `${title} ↔ ${otherTitle}`);
}

async function show(
  panther: Panther,
  points: { readonly from: VersionPoint; readonly to: VersionPoint },
  titleOf: (from: string, to: string) => string,
): Promise<void> {
  const { from, to, same } = await panther.server.request(compareVersions, points);
  const title = titleOf(oneLine(from.title), oneLine(to.title));
  if (same) await showInformation(vscode.l10n.t('Nothing differs: {0}', title));
  else await openDiff(title, versionUri(from), versionUri(to));
}
