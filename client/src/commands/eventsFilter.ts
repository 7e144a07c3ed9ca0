import * as vscode from 'vscode';
import type { EventFilter } from '../../../server/src/protocol/events.ts';
import { type ResourceSelection, type ResourceTarget, views } from '../contributions.ts';
import { askEventFilter } from '../flows/eventFilterFlow.ts';
import type { Panther } from '../panther.ts';
import { toEventFilter } from '../views/events/filterText.ts';
import { targetResources } from './targets.ts';

export async function filterEvents(panther: Panther, filter?: EventFilter): Promise<void> {
  // From its button a view hands on the row that is selected, or nothing.
  const given = typeof filter === 'object' && !('kind' in filter) ? toEventFilter(filter) : undefined;
  const chosen = given ?? (await askEventFilter(panther));
  if (chosen !== undefined) await panther.events.setFilter(chosen, 'keep');
}

export async function clearEventFilter(panther: Panther): Promise<void> {
  await panther.events.setFilter({}, 'keep');
}

/** Shows the events of one resource, and nothing else. */
export async function showEventsOf(
  panther: Panther,
  target?: ResourceTarget,
  selection?: ResourceSelection,
): Promise<void> {
  const [resource] = await targetResources(panther, target, selection, vscode.l10n.t('Show Events of Resource'));
  if (resource === undefined) return;
  await panther.events.setFilter({ resource }, 'keep');
  await vscode.commands.executeCommand(`${views.events}.focus`);
}

/** Whether those are listed that only read. */
export async function switchReads(panther: Panther, reads: boolean): Promise<void> {
  await panther.events.setFilter({ ...panther.events.filter, reads }, 'replace');
}

/** Whether those are listed that were refused. */
export async function switchFailures(panther: Panther, failures: boolean): Promise<void> {
  await panther.events.setFilter({ ...panther.events.filter, failures }, 'replace');
}
