/** Setting the master account: whose credentials, whether they are whom they should be, the roles' region, the organization. */
import * as vscode from 'vscode';
import {
  type AccountsView,
  getAccounts,
  getIdentity,
  type Identity,
  setMaster,
} from '../../../server/src/protocol/accounts.ts';
import type { Panther } from '../panther.ts';
import { runSteps, type Step } from '../ui/multiStep.ts';
import { withoutIcons } from '../ui/text.ts';
import { askChoice, askText, type Choice } from '../ui/wizard.ts';
import { organizationQuestion } from './organizationFlow.ts';
import { problemChoices } from './problemChoices.ts';
import { type ChosenProfile, profileChoices } from './profiles.ts';

interface MasterEntry {
  readonly chosen: ChosenProfile | null;
  readonly identity: Identity | null;
  readonly region: string;
  /** What was entered, and for which account. */
  readonly organization: { readonly accountId: string; readonly id: string } | null;
}

/** True: a master account is set. False: the user cancelled. @throws Error when the accounts file is broken */
export async function ensureMaster(panther: Panther): Promise<boolean> {
  const view = await panther.server.request(getAccounts, null);
  refuseBrokenFile(view);
  return view.master !== null || (await runMasterFlow(panther));
}

export async function runMasterFlow(panther: Panther): Promise<boolean> {
  const view = await panther.server.request(getAccounts, null);
  refuseBrokenFile(view);
  const initial = { chosen: null, identity: null, region: view.master?.region ?? '', organization: null };
  const steps = [profileStep(panther, view), identityStep(panther), regionStep(), organizationStep(view)];
  const { kind, state } = await runSteps(vscode.l10n.t('Set Master Account'), steps, initial);
  if (kind === 'cancelled' || state.identity === null) return false;
  const { profile } = state.chosen ?? { profile: null };
  const master = {
    accountId: state.identity.accountId,
    region: state.region,
    ...(profile === null ? {} : { profile }),
    organizationId: state.organization?.id || null,
  };
  await panther.server.request(setMaster, master);
  return true;
}

function profileStep(panther: Panther, view: AccountsView): Step<MasterEntry> {
  return {
    group: 'profile',
    async run(entry, position) {
      const { kind, value } = await askChoice(position, {
        placeholder: vscode.l10n.t('The credentials from which the accounts are scanned'),
        items: profileChoices(panther, view.master === null ? {} : { current: view.master.profile ?? null }),
      });
      return { kind, state: value === undefined ? entry : { ...entry, chosen: value, identity: null } };
    },
  };
}

function identityStep(panther: Panther): Step<MasterEntry> {
  return {
    group: 'identity',
    async run(entry, position) {
      for (;;) {
        const asking = new AbortController();
        const profile = entry.chosen?.profile ?? null;
        const identity = panther.server.request(getIdentity, { profile }, asking.signal);
        const { kind, value } = await askChoice<Identity | null>(position, {
          placeholder: vscode.l10n.t('Who these credentials are'),
          items: identity.then(identityChoices, failureChoices),
          interruption: () => panther.running.question,
        }).finally(() => asking.abort());
        if (kind === 'next' && value === null) continue;
        return { kind, state: value === undefined || value === null ? entry : { ...entry, identity: value } };
      }
    },
  };
}

function identityChoices(identity: Identity): readonly Choice<Identity | null>[] {
  const endpoint = identity.endpoint === null ? '' : ` · ${withoutIcons(identity.endpoint)}`;
  return [
    {
      label: vscode.l10n.t('Use account {0} as the master account', identity.accountId),
      detail: `${withoutIcons(identity.arn)}${endpoint}`,
      iconPath: new vscode.ThemeIcon('account'),
      value: identity,
    },
  ];
}

function failureChoices(error: unknown): readonly Choice<Identity | null>[] {
  const again = { label: vscode.l10n.t('Try again'), iconPath: new vscode.ThemeIcon('refresh'), value: null };
  return [again, ...problemChoices(error, null)];
}

function regionStep(): Step<MasterEntry> {
  return {
    group: 'region',
    async run(entry, position) {
      const { kind, value } = await askText(position, {
        prompt: vscode.l10n.t(
          "The master region: it is part of the roles' names, for example PantherAuditRole-us-east-1",
        ),
        placeholder: 'us-east-1',
        value: entry.region || entry.chosen?.region || 'us-east-1',
        validate: async (region) =>
          /^[a-z]+(-[a-z]+)+-\d+$/.test(region) ? null : vscode.l10n.t('Enter a region, for example us-east-1.'),
      });
      return { kind, state: { ...entry, region: value } };
    },
  };
}

function organizationStep({ master }: AccountsView): Step<MasterEntry> {
  return {
    group: 'organization',
    async run(entry, position) {
      const { accountId = '' } = entry.identity ?? {};
      const known = master?.accountId === accountId ? (master.organizationId ?? '') : '';
      const entered = entry.organization?.accountId === accountId ? entry.organization.id : known;
      const { kind, value } = await askText(position, organizationQuestion(entered));
      return { kind, state: { ...entry, organization: { accountId, id: value } } };
    },
  };
}

function refuseBrokenFile({ path, problem }: AccountsView): void {
  if (problem === null) return;
  const data = { code: 'ACCOUNTS_FILE', hint: null, file: path, line: problem.line, column: problem.column };
  throw Object.assign(new Error(problem.message), { data });
}
