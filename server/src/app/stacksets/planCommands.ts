import { stackSetLink } from '../../core/console/stackSetLink.ts';
import { rolloutCommands, stackSetCommands } from '../../core/stacksets/cliCommands.ts';
import type { StackSetPlan } from '../../core/stacksets/plan.ts';
import type { RolloutPlan } from '../../core/stacksets/rollout.ts';
import { stackTemplates } from '../../core/template/stackTemplate.ts';
import type { AppContext } from '../context.ts';
import { renderTemplate } from '../stacks/renderTemplate.ts';

export interface PlanCommands {
  /** The templates that the commands read, and what saves each. */
  readonly files: readonly { readonly file: string; readonly savedBy: string }[];
  /** Of the AWS CLI, in their order, to be run in the master account. */
  readonly commands: readonly string[];
  /** What gives the console's page of each stack, with everything filled in; it reads the template from a bucket. */
  readonly launches: readonly string[];
  /** Where the StackSet is in the AWS console. */
  readonly console: string;
}

/** What a plan would do, for a person who does it by hand. */
export async function planCommands(ctx: AppContext, plan: StackSetPlan): Promise<PlanCommands> {
  const files: { readonly file: string; readonly savedBy: string }[] = [];
  const commands: string[] = [];
  const launches: string[] = [];
  for (const [template, word, { action }] of [
    ['stackSetAdminRole', 'stackset-admin-role', plan.adminRole],
    ['eventsQueue', 'events-queue', plan.queue],
  ] as const) {
    if (action === 'none') continue;
    const { fileName, cliCommand } = await renderTemplate(ctx, { template, account: null });
    files.push({ file: fileName, savedBy: savedBy(word, fileName, null) });
    commands.push(cliCommand);
    launches.push(`panther-scan template launch-url ${word} --bucket BUCKET`);
  }
  const [target] = plan.targets;
  if (plan.set.action !== 'none' && target !== undefined) {
    const file = stackTemplates.realTimeEvents.templateFile;
    files.push({ file, savedBy: savedBy('real-time-events', file, target.accountId) });
  }
  return {
    files,
    commands: [...commands, ...stackSetCommands(plan)],
    launches,
    console: stackSetLink(plan.stackSet, plan.region),
  };
}

/** What a rollout would do, for a person who does it by hand. */
export async function rolloutPlanCommands(ctx: AppContext, plan: RolloutPlan): Promise<PlanCommands> {
  const { accounts } = await ctx.accountsFile.read();
  const accountId = plan.targets[0]?.accountId ?? accounts[0]?.id;
  const word = plan.kind === 'scanRole' ? 'scan-role' : 'real-time-events';
  const file = stackTemplates[plan.kind].templateFile;
  const isNeeded = plan.action !== 'none' && accountId !== undefined;
  return {
    files: isNeeded ? [{ file, savedBy: savedBy(word, file, accountId) }] : [],
    commands: rolloutCommands(plan),
    launches: [],
    console: stackSetLink(plan.set.name, plan.region),
  };
}

function savedBy(word: string, file: string, accountId: string | null): string {
  const account = accountId === null ? '' : ` --account ${accountId}`;
  return `panther-scan template render ${word}${account} -o ${file}`;
}

/** One command a line, in their order; the rest is comments of a shell. */
export function commandsText({ files, commands, launches, console }: PlanCommands): string {
  return [
    ...files.map(({ savedBy }) => savedBy),
    ...(commands.length === 0 ? ['# Nothing is left to be done.'] : commands),
    ...launches.map((launch) => `# The same in the console, with everything filled in: ${launch}`),
    `# ${console}`,
    '',
  ].join('\n');
}
