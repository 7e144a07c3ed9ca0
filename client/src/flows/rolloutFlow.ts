/** The scan roles of many accounts, or real time in units of the organization, by a StackSet: whose, how, the plan. */
import * as vscode from 'vscode';
import type { RolloutKind, RolloutWish } from '../../../server/src/core/stacksets/rollout.ts';
import { accountsWithRole, getAccounts, listUnits } from '../../../server/src/protocol/accounts.ts';
import { planRollout, rolloutCommands, runRollout, type ShownRollout } from '../../../server/src/protocol/stackSets.ts';
import type { Panther } from '../panther.ts';
import { confirm, showInformation } from '../ui/messages.ts';
import { runSteps, type Step } from '../ui/multiStep.ts';
import { withNotification } from '../ui/progress.ts';
import { withoutIcons } from '../ui/text.ts';
import { askChoice, askText, askToggles, type Choice } from '../ui/wizard.ts';
import { agreeToPlan } from './agreeToPlan.ts';
import { byHand, byHandChoices } from './byHand.ts';
import { regionSteps } from './regionSteps.ts';
import { rolloutLines, rolloutSummary, workText } from './rolloutText.ts';
import { followStackSet } from './stackSetProgress.ts';
import { usualPreferences } from './stackSetText.ts';

interface RolloutEntry {
  readonly wish: RolloutWish;
  /** Roles of the user's own are asked for. */
  readonly ownRoles: { readonly adminRole: string; readonly executionRole: string } | null;
  /** A list of regions is asked for. */
  readonly lists: boolean;
  readonly plan: ShownRollout | null;
}

export async function runRolloutFlow(panther: Panther, title: string, kind: RolloutKind): Promise<void> {
  const wish: RolloutWish = {
    kind,
    right: { kind: 'organization' },
    accountIds: null,
    units: [],
    regions: null,
    autoDeploy: kind === 'realTimeEvents',
    preferences: usualPreferences,
    update: true,
  };
  const steps =
    kind === 'scanRole'
      ? [accountsStep(panther), rightStep(), executionRoleStep(), adminRoleStep(), planStep(panther)]
      : [
          unitsStep(panther),
          ...regionSteps<RolloutEntry>({
            label: vscode.l10n.t('All regions that are enabled by default'),
            description: vscode.l10n.t('in every account of AWS'),
          }),
          laterStep(),
          planStep(panther),
        ];
  const entry = { wish, ownRoles: null, lists: false, plan: null };
  const { kind: end, state } = await runSteps<RolloutEntry>(title, steps, entry);
  if (end === 'done' && state.plan !== null) await carryOut(panther, wishOf(state), state.plan);
}

function wishOf({ wish, ownRoles }: RolloutEntry): RolloutWish {
  return ownRoles === null ? wish : { ...wish, right: { kind: 'roles', ...ownRoles } };
}

function accountsStep(panther: Panther): Step<RolloutEntry> {
  return {
    group: 'accounts',
    async run(entry, position) {
      const { accounts } = await panther.server.request(getAccounts, null);
      const enabled = accounts.filter((account) => account.enabled);
      if (enabled.length === 0) throw new Error(vscode.l10n.t('There are no accounts yet. Import or add some first.'));
      const working = await withWorkingRole(panther);
      const { kind, value } = await askToggles(position, {
        placeholder: vscode.l10n.t(
          'The accounts that are to get the scan role; marked are those without one that works',
        ),
        items: enabled.map(({ id, name, label }) => ({
          label: withoutIcons(name),
          description: `${withoutIcons(label)} · ${id}`,
          ...(working.has(id) ? { detail: vscode.l10n.t('Its scan role works.') } : {}),
          value: id,
        })),
        chosen: entry.wish.accountIds ?? enabled.map(({ id }) => id).filter((id) => !working.has(id)),
      });
      if (kind === 'next' && value.length === 0) return this.run(entry, position);
      return { kind, state: { ...entry, wish: { ...entry.wish, accountIds: value } } };
    },
  };
}

async function withWorkingRole({ server }: Panther): Promise<ReadonlySet<string>> {
  const { accountIds } = await server.request(accountsWithRole, { role: 'scan' });
  return new Set(accountIds);
}

function rightStep(): Step<RolloutEntry> {
  return {
    group: 'right',
    async run(entry, position) {
      const t = vscode.l10n.t;
      const items: readonly Choice<'organization' | 'roles'>[] = [
        {
          label: t('With the organization’s right'),
          detail: t(
            'The accounts are in the organization of the master account; CloudFormation makes its own role in each.',
          ),
          value: 'organization',
        },
        {
          label: t('With roles that are in the accounts already...'),
          detail: t('A role in each account that a role of the master account may assume.'),
          value: 'roles',
        },
      ];
      const { kind, value } = await askChoice(position, {
        placeholder: t('With whose right CloudFormation works in the accounts'),
        items,
        active: entry.ownRoles === null ? 'organization' : 'roles',
      });
      if (value === undefined) return { kind, state: entry };
      const ownRoles = value === 'organization' ? null : (entry.ownRoles ?? { adminRole: '', executionRole: '' });
      return { kind, state: { ...entry, ownRoles } };
    },
  };
}

function executionRoleStep(): Step<RolloutEntry> {
  return roleStep('executionRole', 'AWSCloudFormationStackSetExecutionRole', {
    prompt: vscode.l10n.t('The name of the role that is in each account'),
    pattern: /^[\w+=,.@-]{1,64}$/,
    problem: vscode.l10n.t('Enter the name of a role, without its ARN.'),
  });
}

function adminRoleStep(): Step<RolloutEntry> {
  return roleStep('adminRole', 'arn:aws:iam::111122223333:role/AWSCloudFormationStackSetAdministrationRole', {
    prompt: vscode.l10n.t('The ARN of the role of the master account that may assume it'),
    pattern: /^arn:aws[a-z-]*:iam::\d{12}:role\/\S+$/,
    problem: vscode.l10n.t('Enter the ARN of a role.'),
  });
}

function roleStep(
  field: 'adminRole' | 'executionRole',
  placeholder: string,
  { prompt, pattern, problem }: { readonly prompt: string; readonly pattern: RegExp; readonly problem: string },
): Step<RolloutEntry> {
  return {
    group: 'right',
    needed: ({ ownRoles }) => ownRoles !== null,
    async run(entry, position) {
      const { kind, value } = await askText(position, {
        prompt,
        placeholder,
        value: entry.ownRoles?.[field] ?? '',
        validate: async (text) => (pattern.test(text) ? null : problem),
      });
      const ownRoles = { adminRole: '', executionRole: '', ...entry.ownRoles, [field]: value };
      return { kind, state: { ...entry, ownRoles } };
    },
  };
}

function unitsStep(panther: Panther): Step<RolloutEntry> {
  return {
    group: 'accounts',
    async run(entry, position) {
      const t = vscode.l10n.t;
      const units = await withNotification(t('Reading the organization'), (_, signal) =>
        panther.server.request(listUnits, null, signal),
      );
      const { kind, value } = await askToggles(position, {
        placeholder: t('The units whose accounts are to send their events, with those within'),
        items: units.map(({ id, path }) => ({ label: withoutIcons(path), description: id, value: id })),
        chosen: entry.wish.units,
      });
      if (kind === 'next' && value.length === 0) return this.run(entry, position);
      return { kind, state: { ...entry, wish: { ...entry.wish, units: value } } };
    },
  };
}

function laterStep(): Step<RolloutEntry> {
  return {
    group: 'later',
    async run(entry, position) {
      const t = vscode.l10n.t;
      const { kind, value } = await askChoice(position, {
        placeholder: t('Accounts that come into these units later'),
        items: [
          { label: t('Get it by themselves'), detail: t('Those that leave lose it.'), value: true },
          { label: t('Do not get it'), value: false },
        ],
        active: entry.wish.autoDeploy,
      });
      return { kind, state: value === undefined ? entry : { ...entry, wish: { ...entry.wish, autoDeploy: value } } };
    },
  };
}

/** Nothing has been changed before this is left by its first item. */
function planStep(panther: Panther): Step<RolloutEntry> {
  return {
    group: 'plan',
    async run(entry, position) {
      const t = vscode.l10n.t;
      const answer = await agreeToPlan(panther, position, {
        look: (signal) => panther.server.request(planRollout, wishOf(entry), signal),
        summary: (plan) => rolloutSummary(plan, t),
        lines: (plan) => rolloutLines(plan, t),
        others: byHandChoices(),
      });
      if (answer.kind !== 'next') return { kind: answer.kind, state: entry };
      if (answer.action !== 'run') {
        await byHand(answer.action, (signal) => panther.server.request(rolloutCommands, wishOf(entry), signal));
        return { kind: 'cancelled', state: entry };
      }
      return { kind: 'next', state: { ...entry, plan: answer.plan } };
    },
  };
}

async function carryOut(panther: Panther, wish: RolloutWish, plan: ShownRollout): Promise<void> {
  const t = vscode.l10n.t;
  if (plan.done) {
    void showInformation(t('Everything is there already.'));
    return;
  }
  const acknowledged =
    plan.capabilities.length === 0
      ? ''
      : t(' Its stacks create IAM roles with fixed names, which you acknowledge: {0}.', plan.capabilities.join(', '));
  const where = t(
    'StackSet {0} of account {1}, {2}: {3}.',
    plan.set.name,
    plan.accountId,
    plan.region,
    workText(plan, t),
  );
  const detail = where + acknowledged;
  if (!(await confirm(t('{0}: do this?', rolloutSummary(plan, t)), detail, t('Do This')))) return;
  const { kind } = plan;
  const title = kind === 'scanRole' ? t('Deploying scan roles') : t('Setting up real-time events');
  await followStackSet(panther, plan.set.name, title, (signal) =>
    panther.server.request(runRollout, { wish, digest: plan.digest, acknowledged: plan.capabilities }, signal),
  );
  if (kind === 'scanRole') await vscode.commands.executeCommand('panther.accounts.health');
}
