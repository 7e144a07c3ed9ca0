/** A plan of the StackSet, and what became of operations, in words. Pure. */
import type { Operation, OperationAction } from '../../../server/src/core/stacksets/operation.ts';
import type { Advice, LeftOut, PlannedTarget } from '../../../server/src/core/stacksets/plan.ts';
import type { Preferences } from '../../../server/src/core/stacksets/preferences.ts';
import type { StackParameter } from '../../../server/src/core/template/parameters.ts';
import type { ShownPlan } from '../../../server/src/protocol/stackSets.ts';
import { formatCount, type Translate, withoutIcons } from '../ui/text.ts';

/** Where a person says nothing else. */
export const usualPreferences: Preferences = { maxConcurrent: 5, failureTolerance: 0, regions: 'parallel' };

export interface PlanLine {
  readonly section: 'what' | 'warnings' | 'accounts' | 'leftOut' | 'parameters';
  readonly icon: string;
  readonly label: string;
  readonly description: string;
  readonly detail?: string;
}

/** `12 new stacks in 3 accounts, 4 there already`. */
export function planSummary(plan: ShownPlan, t: Translate): string {
  const targets = plan.targets.filter(({ added }) => added.length > 0).length;
  const added = t('{0} in {1}', newStacks(plan.added, t), accounts(targets, t));
  return plan.present === 0 ? added : t('{0}, {1} there already', added, formatCount(plan.present));
}

export function stacks(count: number, t: Translate): string {
  return count === 1 ? t('1 stack') : t('{0} stacks', formatCount(count));
}

function newStacks(count: number, t: Translate): string {
  return count === 1 ? t('1 new stack') : t('{0} new stacks', formatCount(count));
}

export function accounts(count: number, t: Translate): string {
  return count === 1 ? t('1 account') : t('{0} accounts', formatCount(count));
}

export function planLines(plan: ShownPlan, t: Translate): readonly PlanLine[] {
  return [
    ...[...plan.blockers, ...plan.warnings].map(adviceLine),
    step(plan.adminRole.action, t('Admin role'), plan.adminRole.note, t),
    step(plan.queue.action, t('Events queue'), plan.queue.note, t),
    step(plan.set.action, t('StackSet {0}', plan.stackSet), plan.set.note, t),
    {
      section: 'what',
      icon: 'key',
      label: plan.executionRoleName,
      description: t('in each account, assumed by {0}', plan.administrationRoleArn),
    },
    { section: 'what', icon: 'settings', label: preferencesText(plan.preferences, t), description: '' },
    ...plan.targets.map((target) => targetLine(target, t)),
    ...plan.leftOut.map((out) => leftOutLine(out, t)),
    ...plan.parameters.map(parameterLine),
  ];
}

export function parameterLine({ key, value }: StackParameter): PlanLine {
  return { section: 'parameters', icon: 'symbol-parameter', label: key, description: value };
}

export function adviceLine({ text, hint }: Advice): PlanLine {
  return {
    section: 'warnings',
    icon: 'warning',
    label: withoutIcons(text, 300),
    description: '',
    detail: withoutIcons(hint, 300),
  };
}

function step(action: 'none' | 'create' | 'update', what: string, note: string, t: Translate): PlanLine {
  const look = {
    none: { icon: 'pass', word: t('keep') },
    create: { icon: 'diff-added', word: t('create') },
    update: { icon: 'diff-modified', word: t('update') },
  }[action];
  return { section: 'what', icon: look.icon, label: `${what}: ${look.word}`, description: withoutIcons(note, 300) };
}

export function preferencesText({ maxConcurrent, failureTolerance }: Preferences, t: Translate): string {
  return t('{0} at a time, {1} may fail in a region', accounts(maxConcurrent, t), formatCount(failureTolerance));
}

function targetLine({ accountName, accountId, added, present }: PlannedTarget, t: Translate): PlanLine {
  const there = present.length === 0 ? [] : [t('there already: {0}', present.join(' '))];
  return {
    section: 'accounts',
    icon: added.length > 0 ? 'diff-added' : 'pass',
    label: withoutIcons(accountName),
    description: accountId,
    detail: [...(added.length === 0 ? [] : [added.join(' ')]), ...there].join(' · '),
  };
}

export function leftOutLine({ accountName, accountId, region, reason, hint }: LeftOut, t: Translate): PlanLine {
  return {
    section: 'leftOut',
    icon: 'circle-slash',
    label: withoutIcons(accountName),
    description: region === null ? accountId : t('{0} in {1}', accountId, region),
    detail: withoutIcons(hint === null ? reason : `${reason} ${hint}`, 400),
  };
}

/** What an operation does. */
export function actionText(action: OperationAction, t: Translate): string {
  return {
    create: t('Create stacks'),
    update: t('Update'),
    delete: t('Delete stacks'),
    detectDrift: t('Detect drift'),
  }[action];
}

/** What to tell at the end; null: all went well. */
export function failureText(operations: readonly Operation[], t: Translate): string | null {
  const bad = operations.filter(({ status }) => status === 'failed' || status === 'stopped');
  if (bad.length === 0) return null;
  const failed = bad.reduce((sum, operation) => sum + (operation.failed ?? 0), 0);
  if (bad.every(({ status }) => status === 'stopped')) return t('The StackSet operation was stopped.');
  return failed === 0
    ? t('The StackSet operation failed.')
    : t('The StackSet operation failed for {0}.', stacks(failed, t));
}
