/** What a command works on: from its argument, the editor, or by asking. */
import * as vscode from 'vscode';
import type { Account } from '../../../server/src/core/accounts/account.ts';
import type { ResourceKey } from '../../../server/src/core/inventory/resource.ts';
import { getAccounts } from '../../../server/src/protocol/accounts.ts';
import type { GroupNode } from '../../../server/src/protocol/tree.ts';
import type { AccountTarget, ResourceSelection, ResourceTarget } from '../contributions.ts';
import { resourceOf } from '../documents/uri.ts';
import type { Panther } from '../panther.ts';
import { pickOne } from '../ui/pick.ts';
import { withoutIcons } from '../ui/text.ts';
import { type EventNode, touchedKeys } from '../views/events/node.ts';
import { pickResource } from './pickResource.ts';

/** The account's id, or undefined when the user cancelled. */
export async function targetAccountId(
  panther: Panther,
  target: AccountTarget | undefined,
  title: string,
): Promise<string | undefined> {
  const known = accountIdOf(target);
  return known ?? (await pickAccount(panther, title, () => true))?.id;
}

/** The account as the accounts file has it, or undefined when the user cancelled. */
export async function targetAccount(
  panther: Panther,
  target: AccountTarget | undefined,
  title: string,
  fits: (account: Account) => boolean = () => true,
): Promise<Account | undefined> {
  const id = accountIdOf(target);
  if (id === undefined) return pickAccount(panther, title, fits);
  const { accounts } = await panther.server.request(getAccounts, null);
  const account = accounts.find((candidate) => candidate.id === id);
  if (account === undefined) throw new Error(vscode.l10n.t('The accounts file has no account {0} any more.', id));
  return account;
}

export function accountIdOf(target: AccountTarget | undefined): string | undefined {
  if (typeof target === 'string') return target;
  if (target === undefined || !('accountId' in target)) return undefined;
  return target.accountId ?? undefined;
}

async function pickAccount(
  panther: Panther,
  title: string,
  fits: (account: Account) => boolean,
): Promise<Account | undefined> {
  const { accounts } = await panther.server.request(getAccounts, null);
  const fitting = accounts.filter(fits);
  if (fitting.length === 0) throw new Error(vscode.l10n.t('There is no account to choose from. Add an account first.'));
  const items = fitting.map((account) => ({
    label: withoutIcons(account.name),
    description: `${withoutIcons(account.label)} · ${account.id}`,
    value: account,
  }));
  return pickOne(title, vscode.l10n.t('Choose an account'), items);
}

/** The keys of the resources that a command is about; empty when the user cancelled. */
export async function targetResources(
  panther: Panther,
  target: ResourceTarget | undefined,
  selection: ResourceSelection | undefined,
  title: string,
): Promise<readonly ResourceKey[]> {
  if (isEvent(target)) return keysOfEvent(target, title);
  const selected = (selection ?? []).flatMap((node) => ('key' in node ? [node.key] : []));
  if (selected.length > 0) return selected;
  const key = keyOf(target) ?? keyOfEditor();
  if (key !== null) return [key];
  const picked = await pickResource(panther, title);
  return picked === undefined ? [] : [picked];
}

export async function targetResource(
  panther: Panther,
  target: ResourceTarget | undefined,
  title: string,
): Promise<ResourceKey | undefined> {
  return (await targetResources(panther, target, undefined, title))[0];
}

function isEvent(target: ResourceTarget | undefined): target is EventNode {
  return target !== undefined && 'kind' in target && target.kind === 'event';
}

/** Of several resources that an event touched, the one that the user chooses. */
async function keysOfEvent({ event }: EventNode, title: string): Promise<readonly ResourceKey[]> {
  const keys = touchedKeys(event);
  if (keys.length === 1) return keys;
  if (keys.length === 0) throw new Error(vscode.l10n.t('This event does not tell which resource it touched.'));
  const items = event.resources.flatMap(({ key, title: name, typeLabel }) =>
    key === null ? [] : [{ label: withoutIcons(name), description: withoutIcons(typeLabel), value: key }],
  );
  const picked = await pickOne(title, vscode.l10n.t('Which of the resources that it touched?'), items);
  return picked === undefined ? [] : [picked];
}

function keyOf(target: Exclude<ResourceTarget, EventNode> | undefined): ResourceKey | null {
  if (target === undefined) return null;
  if (target instanceof vscode.Uri) return resourceOf(target);
  if ('key' in target) return target.key;
  if (!('resourceId' in target)) return null;
  const { accountId, region, type, resourceId } = target;
  return { accountId, region, type, resourceId };
}

function keyOfEditor(): ResourceKey | null {
  const uri = vscode.window.activeTextEditor?.document.uri;
  return uri === undefined ? null : resourceOf(uri);
}

export function groupOf(target: AccountTarget | undefined): GroupNode | undefined {
  return typeof target === 'object' && target.kind === 'group' ? target : undefined;
}
