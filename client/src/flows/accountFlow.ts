/** Adding or editing an account: one flow, nothing is saved before its last step. */
import * as vscode from 'vscode';
import type { Account } from '../../../server/src/core/accounts/account.ts';
import type { AccountDraft } from '../../../server/src/protocol/accounts.ts';
import type { Panther } from '../panther.ts';
import { showWarning } from '../ui/messages.ts';
import { runSteps } from '../ui/multiStep.ts';
import type { AccountEntry } from './accountEntry.ts';
import { idStep, labelStep, nameStep, togglesStep } from './accountSteps.ts';
import { roleStep } from './roleStep.ts';
import { runUserScan } from './userScan.ts';
import { verifyStep } from './verifyStep.ts';

/** What a link fills in. */
export type AccountPrefill = Partial<Pick<AccountDraft, 'id' | 'name' | 'label'>>;

export function newEntry(prefill: AccountPrefill): AccountEntry {
  const draft = { id: '', name: '', label: '', realTime: false, remediation: false, ...prefill };
  return { draft, editing: null, prepared: null, roleTouched: false, scan: false };
}

export function editingEntry(account: Account): AccountEntry {
  const { id, name, label, realTime, remediation } = account;
  const draft = { id, name, label, realTime, remediation };
  return { draft, editing: account, prepared: null, roleTouched: false, scan: false };
}

export async function runAccountFlow(panther: Panther, title: string, entry: AccountEntry): Promise<void> {
  const steps = [
    nameStep(panther),
    labelStep(panther),
    idStep(panther),
    togglesStep(),
    roleStep(panther),
    verifyStep(panther),
  ];
  const { kind, state } = await runSteps(title, steps, entry);
  if (kind === 'cancelled') {
    if (state.roleTouched) void offerToResume(panther, title, state);
    return;
  }
  if (state.scan) await runUserScan(panther, { kind: 'account', accountId: state.draft.id });
}

/** The stack was made for the external id of this entry: another attempt would make another one. */
async function offerToResume(panther: Panther, title: string, entry: AccountEntry): Promise<void> {
  const resume = vscode.l10n.t('Resume');
  const text = vscode.l10n.t(
    'Account {0} is not saved. If you deployed its scan role, resume to finish: the role expects the external id of this attempt.',
    entry.draft.id,
  );
  if ((await showWarning(text, [resume])) !== resume) return;
  await runAccountFlow(panther, title, entry).catch((error: unknown) => panther.errors.report(error, title));
}
