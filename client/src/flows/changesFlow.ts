/** Choosing whose changes to see, and of which span of time. */
import * as vscode from 'vscode';
import { getAccounts } from '../../../server/src/protocol/accounts.ts';
import { getChangesWindow } from '../../../server/src/protocol/history.ts';
import type { Panther } from '../panther.ts';
import { runSteps, type Step } from '../ui/multiStep.ts';
import { withoutIcons } from '../ui/text.ts';
import { askChoice, askText, type Choice } from '../ui/wizard.ts';
import type { AskedChanges } from '../views/changes/provider.ts';
import { momentQuestion } from './moments.ts';

type Span = 'yesterday' | 'last-scan' | '7d' | 'between';

interface Entry {
  /** Null: all accounts. */
  readonly accountId: string | null;
  readonly accountName: string | null;
  readonly span: Span;
  readonly since: string;
  readonly until: string;
}

/** `accountId`: known already, and not asked for. Undefined: cancelled. */
export async function askChanges(panther: Panther, accountId: string | undefined): Promise<AskedChanges | undefined> {
  const accounts = await accountChoices(panther);
  const known = accounts.find(({ value }) => value === accountId);
  const steps = [
    ...(accountId === undefined ? [accountStep(accounts)] : []),
    spanStep(),
    timeStep(panther, 'since', vscode.l10n.t('The beginning')),
    timeStep(panther, 'until', vscode.l10n.t('The end')),
  ];
  const initial: Entry = {
    accountId: accountId ?? null,
    accountName: known?.label ?? accountId ?? null,
    span: 'yesterday',
    since: '',
    until: 'now',
  };
  const { kind, state } = await runSteps(vscode.l10n.t('What Changed'), steps, initial);
  return kind === 'done' ? asked(state) : undefined;
}

function asked({ accountId, accountName, span, since, until }: Entry): AskedChanges {
  const between = span === 'between';
  const words: Readonly<Record<Span, string>> = {
    yesterday: vscode.l10n.t('since yesterday'),
    'last-scan': vscode.l10n.t('since the last scan'),
    '7d': vscode.l10n.t('in the last 7 days'),
    between: vscode.l10n.t('from {0} to {1}', since, until),
  };
  return {
    since: between ? since : span,
    until: between ? until : null,
    accountIds: accountId === null ? null : [accountId],
    words: accountName === null ? words[span] : vscode.l10n.t('{0} in {1}', words[span], accountName),
  };
}

async function accountChoices(panther: Panther): Promise<readonly Choice<string | null>[]> {
  const { accounts } = await panther.server.request(getAccounts, null);
  return [
    { label: vscode.l10n.t('All accounts'), value: null },
    ...accounts.map(({ id, name, label }) => ({
      label: withoutIcons(name),
      description: `${withoutIcons(label)} · ${id}`,
      value: id,
    })),
  ];
}

function accountStep(accounts: readonly Choice<string | null>[]): Step<Entry> {
  return {
    group: 'account',
    async run(entry, position) {
      const question = { placeholder: vscode.l10n.t('Whose changes?'), items: accounts, active: entry.accountId };
      const { kind, value } = await askChoice(position, question);
      const chosen = accounts.find((choice) => choice.value === value);
      if (chosen === undefined) return { kind, state: entry };
      return {
        kind,
        state: { ...entry, accountId: chosen.value, accountName: chosen.value === null ? null : chosen.label },
      };
    },
  };
}

function spanStep(): Step<Entry> {
  const items: readonly Choice<Span>[] = [
    { label: vscode.l10n.t('Since yesterday'), description: vscode.l10n.t('24 hours'), value: 'yesterday' },
    {
      label: vscode.l10n.t('Since the last scan'),
      description: vscode.l10n.t('what the last scan of a whole account found, and what came after it'),
      value: 'last-scan',
    },
    { label: vscode.l10n.t('In the last 7 days'), value: '7d' },
    { label: vscode.l10n.t('Between two times...'), value: 'between' },
  ];
  return {
    group: 'span',
    async run(entry, position) {
      const question = { placeholder: vscode.l10n.t('Which span of time?'), items, active: entry.span };
      const { kind, value } = await askChoice(position, question);
      return { kind, state: value === undefined ? entry : { ...entry, span: value } };
    },
  };
}

function timeStep(panther: Panther, field: 'since' | 'until', prompt: string): Step<Entry> {
  return {
    group: field,
    needed: ({ span }) => span === 'between',
    async run(entry, position) {
      const question = momentQuestion(prompt, entry[field], (text, signal) => {
        const span = field === 'since' ? { since: text, until: null } : { since: entry.since, until: text };
        return panther.server.request(getChangesWindow, { ...span, accountIds: null }, signal);
      });
      const { kind, value } = await askText(position, question);
      return { kind, state: { ...entry, [field]: value } };
    },
  };
}
