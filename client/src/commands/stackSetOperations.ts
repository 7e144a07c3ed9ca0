/** What was done to our StackSets, and what became of it. */
import * as vscode from 'vscode';
import type { Operation } from '../../../server/src/core/stacksets/operation.ts';
import type { StackSetName } from '../../../server/src/core/stacksets/stackSetRef.ts';
import { getStackSetOperation, refreshStackSet } from '../../../server/src/protocol/stackSets.ts';
import type { SourceNode } from '../../../server/src/protocol/tree.ts';
import type { StackSetTarget } from '../contributions.ts';
import { actionText } from '../flows/stackSetText.ts';
import type { Panther } from '../panther.ts';
import { pickOne } from '../ui/pick.ts';
import { formatAgo, withoutIcons } from '../ui/text.ts';
import { stackSetOf } from './stackSetTarget.ts';

/** The last ones, also those that others started; of the one that is chosen, what became of it. */
export async function listOperations(panther: Panther, target?: StackSetTarget): Promise<void> {
  const t = vscode.l10n.t;
  const set = await stackSetOf(panther, target);
  if (set === null) return;
  const items = panther.server
    .request(refreshStackSet, { set })
    .then(({ operations }) => operations.map((operation) => ({ ...lineOf(operation), value: operation })));
  const chosen = await pickOne(t('Operations of {0}', set), t('Choose one to see what became of it'), items);
  panther.sources.refresh(null);
  if (chosen !== undefined) await showResults(panther, set, chosen.id, lineOf(chosen));
}

/** What became of an operation in each account and region: what failed first, with what to do. */
export async function showOperation(panther: Panther, node?: SourceNode): Promise<void> {
  if (node?.kind === 'operation') await showResults(panther, node.set, node.operationId, node);
}

interface Line {
  readonly label: string;
  readonly description: string;
}

function lineOf({ action, status, failed, startedAt }: Operation): Line & { readonly iconPath: vscode.ThemeIcon } {
  const t = vscode.l10n.t;
  const failures = failed === null || failed === 0 ? [] : [t('{0} failed', failed)];
  return {
    label: actionText(action, t),
    description: [status, ...failures, formatAgo(startedAt, Date.now(), t)].join(' · '),
    iconPath: iconOf(status),
  };
}

const order = ['failed', 'cancelled', 'running', 'pending', 'succeeded'];

async function showResults(
  panther: Panther,
  set: StackSetName,
  id: string,
  { label, description }: Line,
): Promise<void> {
  const t = vscode.l10n.t;
  const items = panther.server.request(getStackSetOperation, { set, id }).then(({ results }) =>
    results
      .toSorted((a, b) => order.indexOf(a.status) - order.indexOf(b.status))
      .map(({ accountId, region, status, reason, hint }) => ({
        label: `${accountId} ${withoutIcons(region)}`,
        description: withoutIcons(reason === null ? status : `${status}: ${reason}`, 300),
        iconPath: iconOf(status),
        value: [reason, hint].filter((text) => text !== null).join(' '),
        ...(hint === null ? {} : { detail: withoutIcons(hint, 300) }),
      })),
  );
  const told = await pickOne(
    t('Operation: {0}', withoutIcons(label)),
    t('{0}. Choose one to copy what is said of it', withoutIcons(description)),
    items,
  );
  if (told !== undefined && told !== '') await vscode.env.clipboard.writeText(told);
}

function iconOf(status: string): vscode.ThemeIcon {
  if (['failed', 'cancelled', 'stopped'].includes(status)) return new vscode.ThemeIcon('error');
  return new vscode.ThemeIcon(status === 'succeeded' ? 'pass' : 'clock');
}
