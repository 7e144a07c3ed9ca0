/** Our StackSets: that of real-time events, and that of the scan roles. */
import * as vscode from 'vscode';
import {
  deleteStackSet,
  detectStackSetDrift,
  planRemoval,
  refreshStackSet,
  removeFromStackSet,
  retryStackSet,
  stopStackSet,
} from '../../../server/src/protocol/stackSets.ts';
import type { SourceNode } from '../../../server/src/protocol/tree.ts';
import type { AccountTarget, StackSetTarget } from '../contributions.ts';
import { runRolloutFlow } from '../flows/rolloutFlow.ts';
import { newStackSetEntry, runStackSetFlow } from '../flows/stackSetFlow.ts';
import { followStackSet } from '../flows/stackSetProgress.ts';
import { accounts, stacks, usualPreferences } from '../flows/stackSetText.ts';
import { openWebPage } from '../flows/webPage.ts';
import type { Panther } from '../panther.ts';
import { choose, confirm, showInformation } from '../ui/messages.ts';
import { withNotification } from '../ui/progress.ts';
import { stackSetOf } from './stackSetTarget.ts';
import { accountIdOf } from './targets.ts';

export async function createStackSet(panther: Panther): Promise<void> {
  await runStackSetFlow(panther, newStackSetEntry(vscode.l10n.t('Create Real-Time Events StackSet'), null));
}

export async function addToStackSet(panther: Panther, target?: AccountTarget): Promise<void> {
  const id = accountIdOf(target);
  const title = vscode.l10n.t('Add Accounts to Real-Time Events StackSet');
  await runStackSetFlow(panther, newStackSetEntry(title, id === undefined ? null : [id]));
}

/** The scan roles of many accounts at once. */
export async function deployRoles(panther: Panther): Promise<void> {
  await runRolloutFlow(panther, vscode.l10n.t('Deploy Scan Roles by StackSet'), 'scanRole');
}

/** Real time in all accounts of units of the organization, also in those that come later. */
export async function followUnits(panther: Panther): Promise<void> {
  await runRolloutFlow(panther, vscode.l10n.t('Set Up Real Time in Organization Units'), 'realTimeEvents');
}

export async function updateStackSet(panther: Panther): Promise<void> {
  await runStackSetFlow(panther, newStackSetEntry(vscode.l10n.t('Update Real-Time Events StackSet'), null, true));
}

/** Of an account or a region of it where one was chosen in the tree, else of all. */
export async function removeStacks(panther: Panther, target?: StackSetTarget): Promise<void> {
  const t = vscode.l10n.t;
  const set = await stackSetOf(panther, target);
  if (set === null) return;
  const places = { set, ...placesOf(target) };
  const found = await withNotification(t('Looking at the StackSet'), (_, signal) =>
    panther.server.request(planRemoval, places, signal),
  );
  const remove = t('Delete the Stacks');
  const keep = t('Keep the Stacks');
  const answer = await choose(
    t('Remove {0} in {1} from the StackSet?', stacks(found.stacks, t), accounts(found.accounts, t)),
    set === 'panther-scan-roles'
      ? t('Where stacks are deleted, the accounts cannot be scanned any more. Kept ones have no StackSet any more.')
      : t('Deleted stacks send no events any more. Kept stacks go on sending, without a StackSet that updates them.'),
    [remove, keep],
  );
  if (answer === undefined) return;
  const params = { ...places, keepStacks: answer === keep, preferences: usualPreferences };
  await followStackSet(panther, set, t('Removing stacks'), (signal) =>
    panther.server.request(removeFromStackSet, params, signal),
  );
}

function placesOf(node: StackSetTarget | undefined) {
  if (node === undefined || !('kind' in node)) return { accountIds: null, regions: null };
  if (node.kind === 'stackSetAccount') return { accountIds: [node.accountId], regions: null };
  if (node.kind === 'stackInstance') return { accountIds: [node.accountId], regions: [node.region] };
  return { accountIds: null, regions: null };
}

export async function retryStacks(panther: Panther, target?: StackSetTarget): Promise<void> {
  const set = await stackSetOf(panther, target);
  if (set === null) return;
  await followStackSet(panther, set, vscode.l10n.t('Trying again what failed'), (signal) =>
    panther.server.request(retryStackSet, { set, preferences: usualPreferences }, signal),
  );
}

export async function detectDrift(panther: Panther, target?: StackSetTarget): Promise<void> {
  const set = await stackSetOf(panther, target);
  if (set === null) return;
  await followStackSet(panther, set, vscode.l10n.t('Detecting drift'), (signal) =>
    panther.server.request(detectStackSetDrift, { set }, signal),
  );
}

export async function stopOperation(panther: Panther, target?: StackSetTarget): Promise<void> {
  const t = vscode.l10n.t;
  const set = await stackSetOf(panther, target);
  if (set === null) return;
  const detail = t('What was done in accounts until then stays. Retry later to go on.');
  if (!(await confirm(t('Stop the operation of the StackSet?'), detail, t('Stop')))) return;
  const operation = await withNotification(t('Stopping'), (_, signal) =>
    panther.server.request(stopStackSet, { set }, signal),
  );
  panther.sources.refresh(null);
  void showInformation(operation === null ? t('No operation is running.') : t('The operation is being stopped.'));
}

export async function deleteSet(panther: Panther, target?: StackSetTarget): Promise<void> {
  const t = vscode.l10n.t;
  const set = await stackSetOf(panther, target);
  if (set === null) return;
  const detail = t('It has to be empty: remove its accounts first. The queue and the roles stay.');
  if (!(await confirm(t('Delete the StackSet {0}?', set), detail, t('Delete')))) return;
  await withNotification(t('Deleting the StackSet'), (_, signal) =>
    panther.server.request(deleteStackSet, { set }, signal),
  );
  panther.sources.refresh(null);
}

export async function refreshSet(panther: Panther, target?: StackSetTarget): Promise<void> {
  const set = await stackSetOf(panther, target);
  if (set === null) return;
  await withNotification(vscode.l10n.t('Looking at the StackSet'), (_, signal) =>
    panther.server.request(refreshStackSet, { set }, signal),
  );
  panther.sources.refresh(null);
}

export async function openStackSet(_: Panther, node?: SourceNode): Promise<void> {
  if (node?.kind === 'stackSet') await openWebPage(node.url);
}
