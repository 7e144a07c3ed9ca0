import { stackSetLink } from '../../core/console/stackSetLink.ts';
import { stackSetCommands } from '../../core/stacksets/cliCommands.ts';
import type { StackSetPlan } from '../../core/stacksets/plan.ts';
import { stackTemplates } from '../../core/template/stackTemplate.ts';
import type { AppContext } from '../context.ts';
import { renderTemplate } from '../stacks/renderTemplate.ts';

export interface PlanCommands {
  /** The templates that the commands read, and what saves each. */
  readonly files: readonly { readonly file: string; readonly savedBy: string }[];
  /** Of the AWS CLI, in their order, to be run in the master account. */
  readonly commands: readonly string[];
  /** Where the StackSet is in the AWS console. */
  readonly console: string;
}

/** What a plan would do, for a person who does it by hand. */
export async function planCommands(ctx: AppContext, plan: StackSetPlan): Promise<PlanCommands> {
  const files: { readonly file: string; readonly savedBy: string }[] = [];
  const commands: string[] = [];
  for (const [template, word, { action }] of [
    ['stackSetAdminRole', 'stackset-admin-role', plan.adminRole],
    ['eventsQueue', 'events-queue', plan.queue],
  ] as const) {
    if (action === 'none') continue;
    const { fileName, cliCommand } = await renderTemplate(ctx, { template, account: null });
    files.push({ file: fileName, savedBy: `panther-scan template render ${word} -o ${fileName}` });
    commands.push(cliCommand);
  }
  const [target] = plan.targets;
  if (plan.set.action !== 'none' && target !== undefined) {
    const file = stackTemplates.realTimeEvents.templateFile;
    files.push({
      file,
      savedBy: `panther-scan template render real-time-events --account ${target.accountId} -o ${file}`,
    });
  }
  return {
    files,
    commands: [...commands, ...stackSetCommands(plan)],
    console: stackSetLink(plan.stackSet, plan.region),
  };
}

/** One command a line, in their order; the rest is comments of a shell. */
export function commandsText({ files, commands, console }: PlanCommands): string {
  return [
    ...files.map(({ savedBy }) => savedBy),
    ...(commands.length === 0 ? ['# Nothing is left to be done.'] : commands),
    `# ${console}`,
    '',
  ].join('\n');
}
