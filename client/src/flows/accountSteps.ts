/** The steps that ask for what an account is: name, label, id and the two toggles. */
import * as vscode from 'vscode';
import { checkDraft, getAccounts } from '../../../server/src/protocol/accounts.ts';
import type { Panther } from '../panther.ts';
import type { Step } from '../ui/multiStep.ts';
import { withoutIcons } from '../ui/text.ts';
import { askChoice, askText, askToggles, type Choice } from '../ui/wizard.ts';
import { type AccountEntry, withDraft } from './accountEntry.ts';
import { accountToggles } from './accountToggles.ts';

type CheckedField = 'id' | 'name' | 'label';

/** What the server finds wrong with one field. */
async function problemOf(
  panther: Panther,
  entry: AccountEntry,
  field: CheckedField,
  value: string,
  signal: AbortSignal,
): Promise<string | null> {
  const params = { draft: { [field]: value }, editing: entry.editing?.id ?? null };
  return (await panther.server.request(checkDraft, params, signal))[field];
}

export function nameStep(panther: Panther): Step<AccountEntry> {
  return {
    group: 'name',
    async run(entry, position) {
      const { kind, value } = await askText(position, {
        prompt: vscode.l10n.t('A name for the account, as you want to see it in the views'),
        placeholder: vscode.l10n.t('Payments'),
        value: entry.draft.name,
        validate: (name, signal) => problemOf(panther, entry, 'name', name, signal),
      });
      return { kind, state: withDraft(entry, { name: value }) };
    },
  };
}

export function labelStep(panther: Panther): Step<AccountEntry> {
  return {
    group: 'name',
    async run(entry, position) {
      const { kind, value } = await askChoice(position, {
        placeholder: vscode.l10n.t('What the account is for: choose a label or type another word'),
        items: labelChoices(panther, entry.draft.label),
        typed: (text) => ({ label: withoutIcons(text), description: vscode.l10n.t('new label'), value: text }),
        ...(entry.draft.label === '' ? {} : { active: entry.draft.label }),
      });
      if (value === undefined) return { kind, state: entry };
      const problem = await problemOf(panther, entry, 'label', value, new AbortController().signal);
      if (problem !== null) throw new Error(problem);
      return { kind, state: withDraft(entry, { label: value }) };
    },
  };
}

/** Labels that are usual or in use. */
export async function labelChoices(panther: Panther, current: string): Promise<readonly Choice<string>[]> {
  const { accounts } = await panther.server.request(getAccounts, null);
  const used = [current, ...accounts.map((account) => account.label)].filter((label) => label !== '');
  return [...new Set(['prod', 'dev', 'test', ...used])].map((label) => ({ label: withoutIcons(label), value: label }));
}

export function idStep(panther: Panther): Step<AccountEntry> {
  return {
    group: 'id',
    needed: (entry) => entry.editing === null,
    async run(entry, position) {
      const { kind, value } = await askText(position, {
        prompt: vscode.l10n.t(
          "The account's id: 12 digits, from the console's top right corner or aws sts get-caller-identity",
        ),
        placeholder: '123456789012',
        value: entry.draft.id,
        validate: (id, signal) => problemOf(panther, entry, 'id', id.replace(/-/g, ''), signal),
      });
      // The console shows 1234-5678-9012.
      return { kind, state: withDraft(entry, { id: value.replace(/-/g, '') }) };
    },
  };
}

export function togglesStep(): Step<AccountEntry> {
  return {
    group: 'toggles',
    async run(entry, position) {
      const { draft } = entry;
      const items = accountToggles();
      const chosen = items.map((item) => item.value).filter((toggle) => draft[toggle]);
      const placeholder = vscode.l10n.t('Beyond reading; Enter for none');
      const { kind, value } = await askToggles(position, { placeholder, items, chosen });
      const toggles = { realTime: value.includes('realTime'), remediation: value.includes('remediation') };
      return { kind, state: withDraft(entry, toggles) };
    },
  };
}
