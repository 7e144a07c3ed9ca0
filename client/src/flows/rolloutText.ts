/** What a rollout by a StackSet would do, in words. Pure. */
import type { ShownRollout } from '../../../server/src/protocol/stackSets.ts';
import { formatCount, type Translate, withoutIcons } from '../ui/text.ts';
import { accounts, adviceLine, leftOutLine, type PlanLine, parameterLine, preferencesText } from './stackSetText.ts';

/** `The scan role in 12 accounts`, `Real time in 2 units (37 accounts now)`. */
export function rolloutSummary(plan: ShownRollout, t: Translate): string {
  if (plan.kind === 'scanRole') {
    const count = plan.targets.filter(({ action }) => action !== 'none').length;
    return t('The scan role in {0}', accounts(count, t));
  }
  const members = plan.units.reduce((sum, unit) => sum + unit.accounts, 0);
  const units = plan.units.length === 1 ? t('1 unit') : t('{0} units', formatCount(plan.units.length));
  return t('Real time in {0} ({1} now)', units, accounts(members, t));
}

/** `12 operations, about 3 to 24 minutes`. */
export function workText({ work: { operations, minutes } }: ShownRollout, t: Translate): string {
  const count = operations === 1 ? t('1 operation') : t('{0} operations', formatCount(operations));
  const { least, most } = minutes;
  const atLeast = durationText(least, t);
  const atMost = durationText(most, t);
  if (atLeast === atMost) return t('{0}, about {1}', count, atMost);
  if (most <= 120) return t('{0}, about {1} to {2}', count, least, atMost);
  return t('{0}, about {1} to {2}', count, atLeast, atMost);
}

function durationText(minutes: number, t: Translate): string {
  if (minutes === 1) return t('1 minute');
  return minutes <= 120 ? t('{0} minutes', minutes) : t('{0} hours', formatCount(Math.round(minutes / 60)));
}

export function rolloutLines(plan: ShownRollout, t: Translate): readonly PlanLine[] {
  return [
    ...[...plan.blockers, ...plan.warnings].map(adviceLine),
    ...(plan.access === 'activate'
      ? [
          what(
            'unlock',
            t('Trusted access: activate'),
            t('lets CloudFormation work in the accounts of the organization'),
          ),
        ]
      : []),
    what(
      { none: 'pass', create: 'diff-added', update: 'diff-modified' }[plan.action],
      t('StackSet {0}: {1}', plan.set.name, { none: t('keep'), create: t('create'), update: t('update') }[plan.action]),
      withoutIcons(plan.note, 300),
    ),
    rightLine(plan, t),
    what('globe', plan.regions.join(' '), plan.regions.length === 1 ? t('region') : t('regions')),
    what('settings', preferencesText(plan.preferences, t), ''),
    ...(plan.work.operations === 0 ? [] : [{ ...what('clock', workText(plan, t), ''), ...workReason(plan, t) }]),
    ...plan.units.map(
      ({ id, path, accounts: count }): PlanLine => ({
        section: 'accounts',
        icon: 'organization',
        label: withoutIcons(path),
        description: `${id} · ${accounts(count, t)}`,
      }),
    ),
    ...plan.targets.map(
      ({ accountId, accountName, action }): PlanLine => ({
        section: 'accounts',
        icon: action === 'none' ? 'pass' : 'diff-added',
        label: withoutIcons(accountName),
        description: accountId,
        detail:
          action === 'none'
            ? t('there already')
            : action === 'create'
              ? t('gets its stack')
              : t('gets its stack again'),
      }),
    ),
    ...plan.leftOut.map((out) => leftOutLine(out, t)),
    ...plan.parameters.map(parameterLine),
  ];
}

/** Why there are so many, and what their time depends on. */
function workReason({ kind, work }: ShownRollout, t: Translate): Pick<PlanLine, 'detail'> {
  if (work.operations === 1) return {};
  const detail =
    kind === 'scanRole'
      ? t('one for each external id; it is up to CloudFormation how many it does side by side')
      : t('one after the other');
  return { detail };
}

function what(icon: string, label: string, description: string): PlanLine {
  return { section: 'what', icon, label, description };
}

function rightLine({ right, set }: ShownRollout, t: Translate): PlanLine {
  if (right.kind === 'roles')
    return what('key', right.executionRole, t('in each account, assumed by {0}', right.adminRole));
  const delegated = set.callAs === 'DELEGATED_ADMIN' ? t('as its delegated administrator') : '';
  return what('key', t('With the organization’s right'), delegated);
}
