/** Setting real time up by a StackSet: who, where, how; then the plan, which is carried out when it was agreed to. */
import * as vscode from 'vscode';
import { getAccounts } from '../../../server/src/protocol/accounts.ts';
import {
  planStackSet,
  runStackSet,
  type ShownPlan,
  type StackSetWish,
  stackSetCommands,
} from '../../../server/src/protocol/stackSets.ts';
import type { Panther } from '../panther.ts';
import { confirm, showInformation } from '../ui/messages.ts';
import { runSteps, type Step } from '../ui/multiStep.ts';
import { withoutIcons } from '../ui/text.ts';
import { askChoice, askText, askToggles } from '../ui/wizard.ts';
import { agreeToPlan } from './agreeToPlan.ts';
import { byHand, byHandChoices } from './byHand.ts';
import { regionSteps } from './regionSteps.ts';
import { followStackSet } from './stackSetProgress.ts';
import { accounts, planLines, planSummary, preferencesText, stacks, usualPreferences } from './stackSetText.ts';

export interface StackSetEntry {
  readonly title: string;
  readonly wish: StackSetWish;
  /** A list of regions is asked for. */
  readonly lists: boolean;
  readonly asksLimits: boolean;
  readonly plan: ShownPlan | null;
}

export function newStackSetEntry(title: string, accountIds: readonly string[] | null, update = false): StackSetEntry {
  const preferences = usualPreferences;
  return {
    title,
    wish: { accountIds, regions: null, preferences, update },
    lists: false,
    asksLimits: false,
    plan: null,
  };
}

/** True: it was done. False: the user cancelled. */
export async function runStackSetFlow(panther: Panther, entry: StackSetEntry): Promise<boolean> {
  const steps = [
    accountsStep(panther),
    ...regionSteps<StackSetEntry>({
      label: vscode.l10n.t('All regions that are enabled in each account'),
      description: vscode.l10n.t('without those that its settings leave out'),
    }),
    limitsStep(),
    concurrencyStep(),
    toleranceStep(),
    planStep(panther),
  ];
  const { kind, state } = await runSteps(entry.title, steps, entry);
  return kind === 'done' && state.plan !== null && carryOut(panther, state.wish, state.plan);
}

function accountsStep(panther: Panther): Step<StackSetEntry> {
  return {
    group: 'accounts',
    async run(entry, position) {
      const { accounts: known } = await panther.server.request(getAccounts, null);
      const followed = known.filter(({ realTime, enabled }) => realTime && enabled);
      if (followed.length === 0) {
        throw new Error(vscode.l10n.t('No account has real time on. Switch it on first: "Panther: Edit Account...".'));
      }
      const { kind, value } = await askToggles(position, {
        placeholder: vscode.l10n.t('The accounts that are to send their events; only those that have real time on'),
        items: followed.map(({ id, name, label }) => ({
          label: withoutIcons(name),
          description: `${withoutIcons(label)} · ${id}`,
          value: id,
        })),
        chosen: entry.wish.accountIds ?? followed.map(({ id }) => id),
      });
      if (kind === 'next' && value.length === 0) return this.run(entry, position);
      return { kind, state: { ...entry, wish: { ...entry.wish, accountIds: value } } };
    },
  };
}

function limitsStep(): Step<StackSetEntry> {
  return {
    group: 'limits',
    async run(entry, position) {
      const { kind, value } = await askChoice(position, {
        placeholder: vscode.l10n.t('How many accounts CloudFormation works on at once, and how many may fail'),
        items: [
          { label: preferencesText(entry.wish.preferences, vscode.l10n.t), value: 'keep' },
          { label: vscode.l10n.t('Other limits...'), value: 'change' },
        ],
        active: entry.asksLimits ? 'change' : 'keep',
      });
      return { kind, state: value === undefined ? entry : { ...entry, asksLimits: value === 'change' } };
    },
  };
}

function concurrencyStep(): Step<StackSetEntry> {
  return numberStep('maxConcurrent', 1, vscode.l10n.t('The most accounts at the same time'));
}

function toleranceStep(): Step<StackSetEntry> {
  return numberStep(
    'failureTolerance',
    0,
    vscode.l10n.t('In how many accounts of a region it may fail before CloudFormation stops'),
  );
}

function numberStep(field: 'maxConcurrent' | 'failureTolerance', least: number, prompt: string): Step<StackSetEntry> {
  return {
    group: 'limits',
    needed: ({ asksLimits }) => asksLimits,
    async run(entry, position) {
      const { kind, value } = await askText(position, {
        prompt,
        placeholder: String(least),
        value: String(entry.wish.preferences[field]),
        validate: async (text) =>
          /^\d{1,6}$/.test(text) && Number(text) >= least
            ? null
            : vscode.l10n.t('Enter a whole number of {0} or more.', least),
      });
      const number = /^\d{1,6}$/.test(value) ? Number(value) : entry.wish.preferences[field];
      const preferences = { ...entry.wish.preferences, [field]: number };
      return { kind, state: { ...entry, wish: { ...entry.wish, preferences } } };
    },
  };
}

/** Nothing has been changed before this is left by its first item. */
function planStep(panther: Panther): Step<StackSetEntry> {
  return {
    group: 'plan',
    async run(entry, position) {
      const t = vscode.l10n.t;
      const answer = await agreeToPlan(panther, position, {
        look: (signal) => panther.server.request(planStackSet, entry.wish, signal),
        summary: (plan) => planSummary(plan, t),
        lines: (plan) => planLines(plan, t),
        others: byHandChoices(),
      });
      if (answer.kind !== 'next') return { kind: answer.kind, state: entry };
      if (answer.action === 'run') return { kind: 'next', state: { ...entry, plan: answer.plan } };
      await byHand(answer.action, (signal) => panther.server.request(stackSetCommands, entry.wish, signal));
      return { kind: 'cancelled', state: entry };
    },
  };
}

async function carryOut(panther: Panther, wish: StackSetWish, plan: ShownPlan): Promise<boolean> {
  if (plan.done) {
    void showInformation(vscode.l10n.t('Real time is set up in all of these accounts and regions.'));
    return true;
  }
  if (!(await agree(plan))) return false;
  await followStackSet(panther, 'panther-real-time-events', vscode.l10n.t('Setting up real-time events'), (signal) =>
    panther.server.request(runStackSet, { wish, digest: plan.digest, acknowledged: plan.capabilities }, signal),
  );
  return true;
}

async function agree(plan: ShownPlan): Promise<boolean> {
  const t = vscode.l10n.t;
  const targets = plan.targets.filter(({ added }) => added.length > 0).length;
  const acknowledged =
    plan.capabilities.length === 0
      ? ''
      : t(
          ' It creates an IAM role with a fixed name in the master account, which you acknowledge: {0}.',
          plan.capabilities.join(', '),
        );
  return confirm(
    t('Set up real-time events in {0}?', accounts(targets, t)),
    t(
      'StackSet {0} of account {1}, {2}: {3} are created with the role {4}.',
      plan.stackSet,
      plan.accountId,
      plan.region,
      stacks(plan.added, t),
      plan.executionRoleName,
    ) + acknowledged,
    t('Set Up'),
  );
}
