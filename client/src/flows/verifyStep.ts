/** The last step: the roles are tried, then the account is saved. */
import * as vscode from 'vscode';
import type { Account } from '../../../server/src/core/accounts/account.ts';
import type { RoleCheck } from '../../../server/src/core/accounts/roleCheck.ts';
import { saveAccount, verifyAccount } from '../../../server/src/protocol/accounts.ts';
import type { Panther } from '../panther.ts';
import type { Position, Step } from '../ui/multiStep.ts';
import { withoutIcons } from '../ui/text.ts';
import { type Answer, askChoice, type Choice } from '../ui/wizard.ts';
import type { AccountEntry } from './accountEntry.ts';
import { attempt } from './attempt.ts';
import { problemChoices } from './problemChoices.ts';
import { preparedAccount } from './roleStep.ts';
import { checkResult, checksResult, roleName } from './roleText.ts';

type Action = 'saveAndScan' | 'save' | 'again' | 'back' | 'none';

/** The result of a check, or why there is none. */
type Verdict = { readonly checks: readonly RoleCheck[] } | { readonly error: unknown };

export function verifyStep(panther: Panther): Step<AccountEntry> {
  return {
    group: 'role',
    async run(entry, position) {
      const account = await attempt(panther, position.title, () => preparedAccount(panther, entry));
      if (account === undefined) return { kind: 'back', state: entry };
      const state: AccountEntry = { ...entry, prepared: account };
      let verdict: Promise<Verdict> | undefined;
      for (;;) {
        const checking = new AbortController();
        verdict ??= verify(panther, account, checking.signal);
        const { kind, value } = await ask(panther, position, { account, verdict }).finally(() => checking.abort());
        if (kind !== 'next' || value === undefined) return { kind, state };
        if (value === 'back') return { kind: 'back', state };
        if (value === 'again') verdict = undefined;
        if (value !== 'save' && value !== 'saveAndScan') continue;
        const saved = await attempt(panther, position.title, () => panther.server.request(saveAccount, account));
        if (saved !== undefined) return { kind: 'next', state: { ...state, scan: value === 'saveAndScan' } };
      }
    },
  };
}

function verify(panther: Panther, account: Account, signal: AbortSignal): Promise<Verdict> {
  return panther.server.request(verifyAccount, account, signal).then(
    (checks) => ({ checks }),
    (error: unknown) => ({ error }),
  );
}

function ask(
  panther: Panther,
  position: Position,
  { account, verdict }: { readonly account: Account; readonly verdict: Promise<Verdict> },
): Promise<Answer<Action | undefined>> {
  return askChoice(position, {
    placeholder: vscode.l10n.t('Checking the roles of {0} ({1})', account.name, account.id),
    items: verdict.then(choices),
    interruption: () => panther.running.question,
    result: verdict.then((settled) => resultLine(account, settled)),
  });
}

function resultLine({ name }: Account, verdict: Verdict): string {
  if ('checks' in verdict) return checksResult(name, verdict.checks, vscode.l10n.t);
  return vscode.l10n.t('The roles of {0} could not be checked', name);
}

function choices(verdict: Verdict): readonly Choice<Action>[] {
  const works = 'checks' in verdict && verdict.checks.every((check) => check.status !== 'failed');
  const results =
    'checks' in verdict ? verdict.checks.map(resultChoice) : problemChoices<Action>(verdict.error, 'none');
  return [...actions(works), separator(vscode.l10n.t('Roles')), ...results];
}

function actions(works: boolean): readonly Choice<Action>[] {
  const scan = action('play', vscode.l10n.t('Save and scan'), 'saveAndScan');
  if (works) return [scan, action('save', vscode.l10n.t('Save without scanning'), 'save')];
  return [
    action('refresh', vscode.l10n.t('Check again'), 'again'),
    action('arrow-left', vscode.l10n.t('Back to the role'), 'back'),
    action('save', vscode.l10n.t('Save anyway, without scanning'), 'save'),
  ];
}

function action(icon: string, label: string, value: Action): Choice<Action> {
  return { label, iconPath: new vscode.ThemeIcon(icon), value };
}

function separator(label: string): Choice<Action> {
  return { label, kind: vscode.QuickPickItemKind.Separator, value: 'none' };
}

function resultChoice(check: RoleCheck): Choice<Action> {
  const icon = check.status === 'off' ? 'circle-slash' : check.status === 'failed' ? 'error' : 'pass';
  const hint = check.hint === null ? withoutIcons(check.roleArn) : withoutIcons(check.hint);
  return {
    label: roleName(check.role, vscode.l10n.t),
    description: withoutIcons(checkResult(check, vscode.l10n.t)),
    detail: hint,
    iconPath: new vscode.ThemeIcon(check.warning === null ? icon : 'warning'),
    value: 'none',
  };
}
