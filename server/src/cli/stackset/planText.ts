/** A plan as a person reads it. */
import type { Advice, Foundation, LeftOut, StackSetPlan } from '../../core/stacksets/plan.ts';
import { counted, sentences } from '../output/format.ts';
import type { Output } from '../output/output.ts';

const actions = { none: 'keep', create: 'create', update: 'update' } as const;

export async function printPlan(out: Output, plan: StackSetPlan): Promise<void> {
  await out.line(`StackSet ${plan.stackSet} in ${plan.accountId}, ${plan.region}`);
  await out.table(
    [{ title: '' }, { title: 'What' }, { title: 'Why' }],
    [
      foundationRow('Admin role', plan.adminRole),
      foundationRow('Queue', plan.queue),
      [actions[plan.set.action], `StackSet ${plan.stackSet}`, plan.set.note],
      [
        plan.added > 0 ? 'create' : 'keep',
        `${counted(plan.added, 'new stack')}, ${plan.present} there already`,
        `with ${plan.administrationRoleArn}, which assumes ${plan.executionRoleName}`,
      ],
    ],
  );
  for (const { key, value } of plan.parameters) await out.line(`  ${key} = ${value}`);
  const { maxConcurrent, failureTolerance, regions } = plan.preferences;
  await out.line(
    `  ${counted(maxConcurrent, 'account')} at a time, ${failureTolerance} may fail in a region, regions ${regions === 'parallel' ? 'all at once' : 'one after the other'}`,
  );
  if (plan.targets.length > 0) {
    await out.line('');
    await out.table(
      [{ title: 'Account' }, { title: 'Id' }, { title: 'New in' }, { title: 'There already in' }],
      plan.targets.map(({ accountName, accountId, added, present }) => [
        accountName,
        accountId,
        list(added),
        list(present),
      ]),
    );
  }
  await printLeftOut(out, plan.leftOut);
  await printAdvice(out, plan);
}

export async function printLeftOut(out: Output, leftOut: readonly LeftOut[]): Promise<void> {
  if (leftOut.length === 0) return;
  await out.line('');
  await out.table(
    [{ title: 'Left out' }, { title: 'Region' }, { title: 'Why' }, { title: 'What to do' }],
    leftOut.map(({ accountName, accountId, region, reason, hint }) => [
      `${accountName} (${accountId})`,
      region ?? 'all',
      { text: reason, tone: 'warning' },
      hint ?? '',
    ]),
  );
}

export async function printAdvice(
  out: Output,
  { warnings, blockers }: { readonly warnings: readonly Advice[]; readonly blockers: readonly Advice[] },
): Promise<void> {
  for (const { text, hint } of warnings) await out.line(`Warning: ${sentences(text, hint)}`);
  for (const { text, hint } of blockers) await out.line(`Cannot be done: ${sentences(text, hint)}`);
}

function foundationRow(what: string, { action, stackName, note }: Foundation): readonly string[] {
  return [actions[action], `${what}, stack ${stackName}`, note];
}

function list(regions: readonly string[]): string {
  return regions.length === 0 ? '-' : regions.join(' ');
}
